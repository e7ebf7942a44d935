-- What the desk keeps of a story is sealed with its own key (lib/desk/seals.ts). What stands in these tables already gets the form byte 0 in
-- front ("not sealed yet"); the desk seals it at its next start, before it is ready (lib/desk/seal-older.ts).

insert into exchange.to_seal (relation)
  select 'desk.conversations' where exists (select from desk.conversations) union all
  select 'desk.tips' where exists (select from desk.tips) union all
  select 'desk.tip_events' where exists (select from desk.tip_events);

-- ───────────────────────────── conversations ─────────────────────────────

-- Beside the sealed state stands what the desk looks for: whether a question stands open of which nobody was reminded yet.
alter table desk.conversations add column to_remind boolean not null default false;
update desk.conversations set to_remind = state ->> 'asked' is not null and not coalesce((state -> 'reminded')::boolean, false) where status = 'in-progress';
alter table desk.conversations alter column state type bytea using '\x00'::bytea || convert_to(state::text, 'UTF8');
alter table desk.conversations alter column state set storage external;

-- ───────────────────────────── tips ─────────────────────────────

-- The story of a tip in one sealed value: text, place in words, position, the words that decided, answers (lib/desk/tips/story.ts).
alter table desk.tips add column story bytea not null default ''::bytea;
alter table desk.tips alter column story type bytea using '\x00'::bytea ||
  convert_to(jsonb_build_object('body', body, 'place', place, 'lat', lat, 'lon', lon, 'because', because, 'answers', answers)::text, 'UTF8');
alter table desk.tips alter column story set storage external;
alter table desk.tips drop column body, drop column place, drop column lat, drop column lon, drop column because, drop column answers;
grant select (story) on desk.tips to office;

-- As before (0020), but sealing a story anew is no change of the tip.
create or replace function desk.guard_tip_change() returns trigger language plpgsql as $$
declare
  my_role text;
  place_changes boolean := row(new.category, new.sensitivity, new.district, new.station, new.outside) is distinct from row(old.category, old.sensitivity, old.district, old.station, old.outside);
  state_changes boolean := row(new.state, new.outcome) is distinct from row(old.state, old.outcome);
  officer_changes boolean := new.assigned_to is distinct from old.assigned_to;
begin
  if place_changes or state_changes or officer_changes then new.version := old.version + 1; end if;
  if new.updated_at = old.updated_at and new.story = old.story then new.updated_at := now(); end if;
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

-- ───────────────────────────── events ─────────────────────────────

-- `detail` keeps what SQL and counts need (lib/desk/tips/event-words.ts); all else of it is sealed in `words`.
create function pg_temp.plain(detail jsonb) returns jsonb language sql immutable as $$
  select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(detail)
  where key in ('officer', 'officerName', 'again', 'outcome', 'incomplete', 'notSolved', 'from', 'to')
$$;
alter table desk.tip_events add column words bytea;
alter table desk.tip_events
  alter column words type bytea using case when pg_temp.plain(detail) <> detail
    then '\x00'::bytea || convert_to((detail - array['officer', 'officerName', 'again', 'outcome', 'incomplete', 'notSolved', 'from', 'to'])::text, 'UTF8') end,
  alter column detail drop default, alter column detail type jsonb using pg_temp.plain(detail), alter column detail set default '{}';
alter table desk.tip_events alter column words set storage external;
grant insert (words) on desk.tip_events to office;
