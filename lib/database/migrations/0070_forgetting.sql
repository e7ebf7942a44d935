-- Forgetting: who sent a tip that is long closed, reports that nobody goes on with, conversations in which nothing was said.

-- desk → gate: handles that nobody waits for any more. By the day: the hour of it is nothing the vault must know.
create table exchange.endings (
  handle text primary key,
  why text not null check (why in ('closed', 'empty')), -- the tip was closed; the conversation ended without a report
  ended_on date not null default current_date
);
create index endings_due on exchange.endings (why, ended_on);
-- To lock a row takes the right to change it.
grant select, update, delete on exchange.endings to gate;
grant insert on exchange.endings to desk;

create function desk.note_ending() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.state = 'closed' then
    insert into exchange.endings (handle, why) values (new.handle, 'closed') on conflict (handle) do update set why = 'closed', ended_on = current_date;
  else
    delete from exchange.endings where handle = new.handle;
  end if;
  return null;
end $$;
create trigger note_ending after update of state on desk.tips for each row when (old.state is distinct from new.state) execute function desk.note_ending();
insert into exchange.endings (handle, why, ended_on) select handle, 'closed', updated_at::date from desk.tips where state = 'closed';

-- What was forgotten, in counts.
create table vault.forgotten (
  day date not null default current_date,
  why text not null check (why in ('asked', 'closed', 'empty', 'stale')),
  handles integer not null,
  contacts integer not null, -- people of whom nothing is left
  primary key (day, why)
);
grant select, insert, update on vault.forgotten to gate;

-- A contact is looked at for stale reports once a day, by one gate.
create table vault.sweeps (
  one boolean primary key default true check (one),
  after bytea default '', -- id of the last contact that was looked at; null: all were, that day
  begun_on date not null default current_date
);
insert into vault.sweeps default values;
grant select, update on vault.sweeps to gate;

create table desk.deletions (
  day date not null default current_date,
  kind text not null check (kind in ('conversations', 'messages', 'media')),
  rows integer not null,
  primary key (day, kind)
);
grant select, insert, update on desk.deletions to desk;

-- A conversation that can't be opened is kept for the day on which its key is found again.
alter table desk.conversations drop constraint conversations_status_check;
alter table desk.conversations add check (status in ('in-progress', 'filed', 'cancelled', 'ended', 'unreadable'));
create index conversations_over on desk.conversations (updated_at) where status in ('cancelled', 'ended');
create index inbox_done on exchange.inbox (finished_at) where state = 'done';
create index media_created on exchange.media (created_at);
