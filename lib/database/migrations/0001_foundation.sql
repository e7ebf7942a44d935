-- The exchange between gate and desk, and the desk's own tables. The vault stands in 0010.
-- Roles `gate`, `desk` and `office` are made before this file by migrate.ts (they belong to the server, not to one database).

create schema exchange;
create schema desk;
revoke all on schema public from public;

-- ───────────────────────────── exchange ─────────────────────────────

-- Media of citizens (as lib/gate/media/scrub.ts leaves them) and of officers (to be sent to citizens). Kept in the database, so that
-- evidence is committed together with the message that brought it and any number of gates and desks can reach it.
create table exchange.media (
  id uuid primary key,
  kind text not null check (kind in ('photo', 'video', 'audio', 'voice', 'document')),
  content_type text not null,
  size integer not null check (size >= 0),
  bytes bytea not null,
  created_at timestamptz not null default now()
);
alter table exchange.media alter column bytes set storage external; -- media are compressed already

-- gate → desk: what citizens said, under a handle.
create table exchange.inbox (
  id bigint generated always as identity primary key,
  handle text not null,
  message jsonb not null, -- CitizenMessage in lib/exchange/messages.ts
  received_at timestamptz not null default now(),
  state text not null default 'waiting' check (state in ('waiting', 'done', 'aside')),
  attempts smallint not null default 0,
  lease uuid,
  lease_until timestamptz,
  problem text, -- why it was set aside; never a citizen's words
  finished_at timestamptz
);
create index inbox_waiting on exchange.inbox (handle, id) where state = 'waiting';
create index inbox_aside on exchange.inbox (id) where state = 'aside';

-- desk → gate: what citizens are told.
create table exchange.outbox (
  id bigint generated always as identity primary key,
  handle text not null,
  message jsonb not null, -- BotMessage in lib/exchange/messages.ts
  once_key text unique, -- a second message with the same key is not written (one notification for one event)
  supersede_key text, -- a later message of the handle replaces this one while it waits (one acknowledgement for an album)
  not_before timestamptz not null default now(),
  created_at timestamptz not null default now(),
  state text not null default 'waiting' check (state in ('waiting', 'taken', 'sent', 'delivered', 'read', 'failed')),
  problem text -- why it failed, in a word of lib/exchange/messages.ts; never an address
);
create index outbox_waiting on exchange.outbox (id) where state = 'waiting';
create index outbox_handle on exchange.outbox (handle, id);

-- ───────────────────────────── desk: reference ─────────────────────────────

create table desk.offices (
  id text primary key, -- DIG, SP-JNP, CELL-NARCOTICS …
  kind text not null check (kind in ('dig', 'sp', 'cell')),
  district text,
  name_en text not null,
  name_hi text not null,
  active boolean not null default true
);

create table desk.categories (
  id text primary key,
  position integer not null,
  name_en text not null,
  name_hi text not null,
  sensitivity text not null check (sensitivity in ('low', 'medium', 'high', 'critical')),
  active boolean not null default true
);

create table desk.districts (
  code text primary key,
  name_en text not null,
  name_hi text not null,
  outline jsonb, -- [[lon, lat], …], WGS84
  active boolean not null default true
);

create table desk.stations (
  id text primary key, -- JNP-MARIAHU
  district text not null references desk.districts,
  name_en text not null,
  name_hi text not null,
  circle text,
  lat double precision,
  lon double precision,
  active boolean not null default true
);
create index stations_district on desk.stations (district);

-- ───────────────────────────── desk: people ─────────────────────────────

create table desk.users (
  id bigint generated always as identity primary key,
  username text not null unique check (username = lower(username)),
  name text not null,
  role text not null check (role in ('dig', 'sp', 'officer', 'police-it', 'auditor')),
  office text references desk.offices, -- an officer's is the SP office they belong to
  station text references desk.stations, -- an officer's thana
  password_hash text not null,
  language text not null default 'hi' check (language in ('hi', 'en')),
  active boolean not null default true,
  created_at timestamptz not null default now()
);

create table desk.sessions (
  token_hash bytea primary key, -- SHA-256 of the cookie's token
  user_id bigint not null references desk.users on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index sessions_user on desk.sessions (user_id);

create table desk.audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  user_id bigint references desk.users,
  act text not null, -- signed-in, sign-in-refused, tip-read, tip-assigned …
  tip_id bigint,
  detail jsonb not null default '{}'
);

-- ───────────────────────────── desk: conversations and tips ─────────────────────────────

create table desk.conversations (
  handle text primary key,
  state jsonb not null, -- Conversation in lib/desk/conversation/turn.ts
  status text not null default 'in-progress' check (status in ('in-progress', 'filed', 'cancelled', 'ended')),
  tip_id bigint,
  started_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index conversations_idle on desk.conversations (updated_at) where status = 'in-progress';

create table desk.tips (
  id bigint generated always as identity primary key,
  receipt text not null unique,
  handle text not null unique, -- one report, one handle
  language text not null check (language in ('hi', 'en')),
  category text not null references desk.categories,
  sensitivity text not null check (sensitivity in ('low', 'medium', 'high', 'critical')),
  because jsonb not null default '[]', -- the words that decided
  contradiction text, -- the category that the text points to, where it strongly contradicts the one chosen
  district text references desk.districts, -- null: not known, or outside the range
  station text references desk.stations,
  outside boolean not null default false,
  place text, -- in the citizen's words
  lat double precision,
  lon double precision,
  body text not null default '', -- what happened, in the citizen's words, a paragraph a message
  answers jsonb not null default '{}', -- answers to questions that police IT added
  state text not null default 'filed' check (state in ('filed', 'assigned', 'action-reported', 'closed', 'reopened')),
  incomplete boolean not null default false,
  outcome text check (outcome in ('action-taken', 'nothing-found', 'duplicate', 'false', 'passed-on')),
  assigned_to bigint references desk.users,
  filed_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check ((state = 'closed') = (outcome is not null))
);
create index tips_filed on desk.tips (filed_at desc, id desc);
create index tips_open on desk.tips (district, filed_at desc) where state <> 'closed';
create index tips_assigned on desk.tips (assigned_to) where assigned_to is not null;

create table desk.tip_offices (
  tip_id bigint not null references desk.tips on delete cascade,
  office text not null references desk.offices,
  primary key (tip_id, office)
);
create index tip_offices_office on desk.tip_offices (office, tip_id desc);

create table desk.tip_events (
  id bigint generated always as identity primary key,
  tip_id bigint not null references desk.tips on delete cascade,
  kind text not null check (kind in ('filed', 'added', 'assigned', 'action-reported', 'question', 'answer', 'closed', 'reopened', 'rerouted', 'note')),
  at timestamptz not null default now(),
  by_user bigint references desk.users, -- null: the citizen or the system
  detail jsonb not null default '{}', -- by kind: {text}, {officer}, {outcome}, …
  release boolean not null default false, -- whether its text and evidence may go to the citizen
  -- tip-event brings it into flows/casework.json, with the same kind of lease as an inbox row
  state text not null default 'waiting' check (state in ('waiting', 'done', 'aside')),
  attempts smallint not null default 0,
  lease uuid,
  lease_until timestamptz
);
create index tip_events_tip on desk.tip_events (tip_id, id);
create index tip_events_waiting on desk.tip_events (id) where state = 'waiting';

create table desk.evidence (
  id bigint generated always as identity primary key,
  tip_id bigint not null references desk.tips on delete cascade,
  event_id bigint references desk.tip_events, -- null: part of the report itself
  media_id uuid not null unique references exchange.media,
  source text not null check (source in ('citizen', 'officer')),
  at timestamptz not null default now()
);
create index evidence_tip on desk.evidence (tip_id, id);

-- ───────────────────────────── desk: counts ─────────────────────────────

-- Kept by triggers in the transaction that changes a tip, so a chart costs the same at ten million tips.
create table desk.daily_counts (
  day date not null, -- the day of filing in India (Asia/Kolkata)
  district text not null default '', -- '' stands for "not known"
  station text not null default '',
  category text not null,
  sensitivity text not null,
  state text not null,
  outcome text not null default '',
  tips integer not null,
  primary key (day, district, station, category, sensitivity, state, outcome)
);

create function desk.count_tips() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  -- Ordered by key, so that two transactions lock the rows in the same order.
  if tg_op in ('UPDATE', 'DELETE') then
    insert into desk.daily_counts as c
      select (filed_at at time zone 'Asia/Kolkata')::date, coalesce(district, ''), coalesce(station, ''), category, sensitivity, state, coalesce(outcome, ''), -count(*)
      from before group by 1, 2, 3, 4, 5, 6, 7 order by 1, 2, 3, 4, 5, 6, 7
      on conflict (day, district, station, category, sensitivity, state, outcome) do update set tips = c.tips + excluded.tips;
  end if;
  if tg_op in ('INSERT', 'UPDATE') then
    insert into desk.daily_counts as c
      select (filed_at at time zone 'Asia/Kolkata')::date, coalesce(district, ''), coalesce(station, ''), category, sensitivity, state, coalesce(outcome, ''), count(*)
      from after group by 1, 2, 3, 4, 5, 6, 7 order by 1, 2, 3, 4, 5, 6, 7
      on conflict (day, district, station, category, sensitivity, state, outcome) do update set tips = c.tips + excluded.tips;
  end if;
  return null;
end $$;
create trigger count_inserted after insert on desk.tips referencing new table as after for each statement execute function desk.count_tips();
create trigger count_updated after update on desk.tips referencing old table as before new table as after for each statement execute function desk.count_tips();
create trigger count_deleted after delete on desk.tips referencing old table as before for each statement execute function desk.count_tips();

-- ───────────────────────────── who may see what ─────────────────────────────

-- A request on behalf of a signed-in person runs as role `office` with satark.user set to their id
-- (lib/desk/offices/as-user.ts); row-level security then decides, whatever the query asks for.
create function desk.my_user() returns bigint language sql stable as $$ select nullif(current_setting('satark.user', true), '')::bigint $$;
create function desk.my_role() returns text language sql stable security definer set search_path = pg_catalog as $$ select role from desk.users where id = nullif(current_setting('satark.user', true), '')::bigint and active $$;
create function desk.my_office() returns text language sql stable security definer set search_path = pg_catalog as $$ select office from desk.users where id = nullif(current_setting('satark.user', true), '')::bigint and active $$;
-- Reads tip_offices past its own policy: else the two policies would ask each other without end.
create function desk.office_has_tip(tip bigint) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from desk.tip_offices o join desk.users u on u.office = o.office
    where o.tip_id = tip and u.active and u.id = nullif(current_setting('satark.user', true), '')::bigint)
$$;

alter table desk.tips enable row level security;
alter table desk.tip_offices enable row level security;
alter table desk.tip_events enable row level security;
alter table desk.evidence enable row level security;

create policy flows on desk.tips to desk using (true) with check (true);
create policy flows on desk.tip_offices to desk using (true) with check (true);
create policy flows on desk.tip_events to desk using (true) with check (true);
create policy flows on desk.evidence to desk using (true) with check (true);

create policy seen_by_office on desk.tips to office using (
  case (select desk.my_role())
    when 'dig' then desk.office_has_tip(id)
    when 'sp' then desk.office_has_tip(id)
    when 'officer' then assigned_to = (select desk.my_user())
    else false
  end
);
create policy seen_by_office on desk.tip_offices to office using (exists (select from desk.tips t where t.id = tip_id));
create policy seen_by_office on desk.tip_events to office using (exists (select from desk.tips t where t.id = tip_id));
create policy seen_by_office on desk.evidence to office using (exists (select from desk.tips t where t.id = tip_id));

-- ───────────────────────────── grants ─────────────────────────────

grant usage on schema exchange to gate, desk, office;
grant select, insert, delete on exchange.media to gate, desk;
grant insert, select on exchange.inbox to gate;
grant select, update, delete on exchange.inbox to desk;
grant select, update, delete on exchange.outbox to gate;
grant select, insert, update, delete on exchange.outbox to desk;

grant usage on schema desk to desk, office;
grant select, insert, update, delete on all tables in schema desk to desk;
revoke update, delete on desk.audit_log from desk;
grant select on desk.offices, desk.categories, desk.districts, desk.stations to office;
grant select, update on desk.tips to office;
grant select, insert on desk.tip_events, desk.evidence to office;
grant select, insert, delete on desk.tip_offices to office;
grant select (id, username, name, role, office, station, language, active) on desk.users to office;
grant insert, select on desk.audit_log to office;
-- Evidence rows name the media; an office reads bytes only through a row that it may see.
grant select, insert on exchange.media to office;
alter table exchange.media enable row level security;
create policy both_sides on exchange.media to gate, desk using (true) with check (true);
create policy seen_by_office on exchange.media for select to office using (exists (select from desk.evidence e where e.media_id = exchange.media.id));
create policy added_by_office on exchange.media for insert to office with check (true);
