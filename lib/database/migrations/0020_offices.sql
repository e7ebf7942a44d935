-- What people of the offices may do to a tip, by role and by state; their sessions; counts by office.

-- ───────────────────────────── sessions ─────────────────────────────

alter table desk.sessions add column seen_at timestamptz not null default now();

-- Failed guesses at a password, by hashed subject (username, address, both), so that all desks count together.
create table desk.sign_in_guesses (
  subject bytea primary key,
  guesses integer not null,
  until timestamptz not null -- when the count starts anew
);
grant select, insert, update, delete on desk.sign_in_guesses to desk;

-- ───────────────────────────── tips: version, and what may change ─────────────────────────────

-- Grows with every change that two people could make against each other; a note or a question is none.
alter table desk.tips add column version integer not null default 1;

-- The handle stays out of an office's reach: two tips of one person can't be looked for, and nothing can be written to the person but through the flows.
revoke select, update on desk.tips from office;
grant select (id, receipt, language, category, sensitivity, because, contradiction, district, station, outside, place, lat, lon, body, answers, state, incomplete, outcome, assigned_to, filed_at, updated_at, version) on desk.tips to office;
grant update (category, sensitivity, district, station, outside, state, outcome, assigned_to) on desk.tips to office;

drop policy seen_by_office on desk.tips;
drop policy seen_by_office on desk.tip_offices;
drop policy seen_by_office on desk.tip_events;
drop policy seen_by_office on desk.evidence;

create function desk.is_user(id bigint) returns boolean language sql stable as $$ select id is not distinct from nullif(current_setting('satark.user', true), '')::bigint $$;

create policy seen_by_office on desk.tips for select to office using (
  case (select desk.my_role())
    when 'dig' then desk.office_has_tip(id)
    when 'sp' then desk.office_has_tip(id)
    when 'officer' then assigned_to = (select desk.my_user())
    else false
  end
);
-- What exactly may change is for the trigger guard_tip_change: a policy can't compare the old row with the new one.
create policy worked_on_by_office on desk.tips for update to office using (
  case (select desk.my_role())
    when 'dig' then desk.office_has_tip(id)
    when 'sp' then desk.office_has_tip(id)
    when 'officer' then assigned_to = (select desk.my_user())
    else false
  end
);

create function desk.refuse(reason text) returns void language plpgsql as $$ begin raise exception using errcode = '42501', message = reason; end $$;

-- The officer may be given the tip: active, of the SP's own office (the DIG: of any), and not of a police station that a corruption tip is about.
create function desk.may_be_given(officer bigint, tip_category text, tip_station text) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from desk.users u where u.id = officer and u.role = 'officer' and u.active
    and (desk.my_role() = 'dig' or u.office = desk.my_office())
    and not (tip_category = 'corruption' and tip_station is not null and u.station is not distinct from tip_station))
$$;

create function desk.guard_tip_change() returns trigger language plpgsql as $$
declare
  my_role text;
  place_changes boolean := row(new.category, new.sensitivity, new.district, new.station, new.outside) is distinct from row(old.category, old.sensitivity, old.district, old.station, old.outside);
  state_changes boolean := row(new.state, new.outcome) is distinct from row(old.state, old.outcome);
  officer_changes boolean := new.assigned_to is distinct from old.assigned_to;
begin
  if place_changes or state_changes or officer_changes then new.version := old.version + 1; end if;
  if new.updated_at = old.updated_at then new.updated_at := now(); end if;
  if current_user <> 'office' then return new; end if;

  my_role := desk.my_role();
  if my_role is null or my_role not in ('dig', 'sp', 'officer') then perform desk.refuse('this role changes no tip'); end if;
  if my_role = 'officer' then
    if place_changes or officer_changes then perform desk.refuse('an officer only reports action'); end if;
    if state_changes and not (new.state = 'action-reported' and old.state in ('assigned', 'reopened')) then perform desk.refuse('an officer only reports action'); end if;
    return new;
  end if;

  if place_changes and my_role <> 'dig' then perform desk.refuse('only the DIG office routes a tip elsewhere'); end if;
  if officer_changes and new.assigned_to is not null and not desk.may_be_given(new.assigned_to, new.category, new.station) then perform desk.refuse('this officer may not have this tip'); end if;
  if officer_changes and new.assigned_to is null and my_role <> 'dig' then perform desk.refuse('a tip is given to another officer, not to nobody'); end if;
  if officer_changes and new.assigned_to is not null and new.state <> 'assigned' then perform desk.refuse('a tip that is given to an officer is assigned'); end if;
  if officer_changes and old.state = 'closed' then perform desk.refuse('a closed tip is reopened first'); end if;
  if state_changes then
    case new.state
      when 'assigned' then
        if new.assigned_to is null or old.state = 'closed' then perform desk.refuse('assigned needs an officer and an open tip'); end if;
      when 'closed' then
        if officer_changes then perform desk.refuse('closing changes nothing else'); end if;
      when 'reopened' then
        if old.state <> 'closed' then perform desk.refuse('only a closed tip is reopened'); end if;
      when 'filed' then
        if my_role <> 'dig' or old.state = 'closed' or new.assigned_to is not null then perform desk.refuse('only routing makes a tip new again'); end if;
      else perform desk.refuse('action is reported by the officer');
    end case;
  end if;
  return new;
end $$;
create trigger guard_tip_change before update on desk.tips for each row execute function desk.guard_tip_change();

-- ───────────────────────────── offices of a tip ─────────────────────────────

create policy seen_by_office on desk.tip_offices for select to office using (exists (select from desk.tips t where t.id = tip_id));
create policy routed_by_dig on desk.tip_offices for insert to office with check (
  (select desk.my_role()) = 'dig' and exists (select from desk.tips t where t.id = tip_id)
  and exists (select from desk.offices o where o.id = office and o.active));
-- The DIG office stays with every tip.
create policy taken_back_by_dig on desk.tip_offices for delete to office using (
  (select desk.my_role()) = 'dig' and exists (select from desk.tips t where t.id = tip_id)
  and exists (select from desk.offices o where o.id = office and o.kind <> 'dig'));

-- ───────────────────────────── events and evidence ─────────────────────────────

alter table desk.tip_events add column problem text; -- why it was set aside; fixed words only

create policy seen_by_office on desk.tip_events for select to office using (exists (select from desk.tips t where t.id = tip_id));
create policy written_by_office on desk.tip_events for insert to office with check (
  desk.is_user(by_user) and exists (select from desk.tips t where t.id = tip_id)
  and case (select desk.my_role())
    when 'dig' then kind in ('assigned', 'question', 'closed', 'reopened', 'rerouted', 'note')
    when 'sp' then kind in ('assigned', 'question', 'closed', 'reopened', 'note')
    when 'officer' then kind in ('action-reported', 'question', 'note')
    else false
  end);
revoke insert on desk.tip_events from office;
grant insert (tip_id, kind, by_user, detail, release) on desk.tip_events to office;

-- Only media that this very transaction brought can be made evidence: else a guessed id would open another tip's.
create function desk.brought_now(media uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from exchange.media m where m.id = media and m.created_at = now())
$$;
create policy seen_by_office on desk.evidence for select to office using (exists (select from desk.tips t where t.id = tip_id));
create policy added_by_officer on desk.evidence for insert to office with check (
  source = 'officer' and (select desk.my_role()) = 'officer' and desk.brought_now(media_id)
  and exists (select from desk.tip_events e where e.id = event_id and e.tip_id = evidence.tip_id and e.kind = 'action-reported' and desk.is_user(e.by_user)));
revoke insert on desk.evidence from office;
grant insert (tip_id, event_id, media_id, source) on desk.evidence to office;
revoke insert on exchange.media from office;
grant insert (id, kind, content_type, size, bytes) on exchange.media to office;

-- How far what an event told the informant has come; never to whom.
create function desk.told(tip bigint) returns table (event_id bigint, state text, problem text) language sql stable security definer set search_path = pg_catalog as $$
  select (split_part(o.once_key, ':', 2))::bigint, o.state, o.problem
  from desk.tips t join exchange.outbox o on o.handle = t.handle
  where t.id = tip and o.once_key like 'event:%' and case desk.my_role()
    when 'dig' then desk.office_has_tip(t.id)
    when 'sp' then desk.office_has_tip(t.id)
    when 'officer' then t.assigned_to = desk.my_user()
    else false end
  order by o.id
$$;
-- Whether the newest message to the informant that has an end arrived.
create function desk.reach(tip bigint) returns text language sql stable security definer set search_path = pg_catalog as $$
  select coalesce((select case when o.state = 'failed' then 'not-reachable' else 'reachable' end
    from desk.tips t join exchange.outbox o on o.handle = t.handle
    where t.id = tip and o.state in ('sent', 'delivered', 'read', 'failed') and case desk.my_role()
      when 'dig' then desk.office_has_tip(t.id)
      when 'sp' then desk.office_has_tip(t.id)
      when 'officer' then t.assigned_to = desk.my_user()
      else false end
    order by o.id desc limit 1), 'unknown')
$$;

-- ───────────────────────────── the audit log ─────────────────────────────

create index audit_log_tip on desk.audit_log (tip_id, id) where tip_id is not null;
alter table desk.audit_log enable row level security;
create policy flows on desk.audit_log to desk using (true) with check (true);
create policy read_by_auditor on desk.audit_log for select to office using ((select desk.my_role()) in ('auditor', 'dig'));
create policy written_by_self on desk.audit_log for insert to office with check (desk.is_user(user_id));
revoke insert on desk.audit_log from office;
grant insert (user_id, act, tip_id, detail) on desk.audit_log to office;

-- ───────────────────────────── counts by office ─────────────────────────────

-- An office counts what is routed to it and nothing else: a tip that is kept from an SP must not show as a number either.
create table desk.office_counts (
  office text not null,
  day date not null,
  district text not null default '',
  station text not null default '',
  category text not null,
  sensitivity text not null,
  state text not null,
  outcome text not null default '',
  tips integer not null,
  primary key (office, day, district, station, category, sensitivity, state, outcome)
);
grant select, insert, update, delete on desk.office_counts to desk;

-- Tips that change move in the counts of the offices that have them. A statement must not change a tip and its offices at once.
create function desk.count_office_tips() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into desk.office_counts as c
    select office, day, district, station, category, sensitivity, state, outcome, sum(sign) from (
      select o.office, (b.filed_at at time zone 'Asia/Kolkata')::date as day, coalesce(b.district, '') as district, coalesce(b.station, '') as station, b.category, b.sensitivity, b.state, coalesce(b.outcome, '') as outcome, -1 as sign
        from before b join desk.tip_offices o on o.tip_id = b.id
      union all
      select o.office, (a.filed_at at time zone 'Asia/Kolkata')::date, coalesce(a.district, ''), coalesce(a.station, ''), a.category, a.sensitivity, a.state, coalesce(a.outcome, ''), 1
        from after a join desk.tip_offices o on o.tip_id = a.id
    ) changes group by 1, 2, 3, 4, 5, 6, 7, 8 having sum(sign) <> 0 order by 1, 2, 3, 4, 5, 6, 7, 8
    on conflict (office, day, district, station, category, sensitivity, state, outcome) do update set tips = c.tips + excluded.tips;
  return null;
end $$;
create trigger count_offices_updated after update on desk.tips referencing old table as before new table as after for each statement execute function desk.count_office_tips();

create function desk.count_routed() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into desk.office_counts as c
    select r.office, (t.filed_at at time zone 'Asia/Kolkata')::date, coalesce(t.district, ''), coalesce(t.station, ''), t.category, t.sensitivity, t.state, coalesce(t.outcome, ''), case tg_op when 'INSERT' then 1 else -1 end * count(*)
    from routed r join desk.tips t on t.id = r.tip_id group by 1, 2, 3, 4, 5, 6, 7, 8 order by 1, 2, 3, 4, 5, 6, 7, 8
    on conflict (office, day, district, station, category, sensitivity, state, outcome) do update set tips = c.tips + excluded.tips;
  return null;
end $$;
create trigger count_routed after insert on desk.tip_offices referencing new table as routed for each statement execute function desk.count_routed();
create trigger count_taken_back after delete on desk.tip_offices referencing old table as routed for each statement execute function desk.count_routed();

-- A tip that is deleted takes its offices first, while its row can still say what was counted.
create function desk.take_back_offices() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin delete from desk.tip_offices where tip_id = old.id; return old; end $$;
create trigger take_back_offices before delete on desk.tips for each row execute function desk.take_back_offices();

insert into desk.office_counts
  select o.office, (t.filed_at at time zone 'Asia/Kolkata')::date, coalesce(t.district, ''), coalesce(t.station, ''), t.category, t.sensitivity, t.state, coalesce(t.outcome, ''), count(*)
  from desk.tip_offices o join desk.tips t on t.id = o.tip_id group by 1, 2, 3, 4, 5, 6, 7, 8;

-- What the signed-in person may count: offices their own, police IT and auditor all, officers nothing.
create view desk.visible_counts with (security_barrier) as
  select day, district, station, category, sensitivity, state, outcome, tips from desk.office_counts
    where (select desk.my_role()) in ('dig', 'sp') and office = (select desk.my_office())
  union all
  select day, district, station, category, sensitivity, state, outcome, tips from desk.daily_counts
    where (select desk.my_role()) in ('police-it', 'auditor');
grant select on desk.visible_counts to office;
