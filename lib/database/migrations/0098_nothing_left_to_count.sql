-- A dump without the vault's key shows of nobody that they asked to be forgotten, and of no phone that it can't be reached.

-- Who asks to be forgotten leaves the row of each of their reports, which leads to nobody then (lib/gate/people/nobody.ts) and goes when it
-- would have gone anyway. Rows are rewritten in their own page: two that are rewritten together would else stand side by side in a dump.
alter table vault.handles set (fillfactor = 70);

-- Once a day every row is sealed anew (lib/gate/forgetting/handle-rows.ts), in the order of handles. Null: all were, that day.
alter table vault.sweeps add column handles_after text default '';

-- Tips whose sender was forgotten before: the gate's start gives them such a row too (lib/gate/carry-over.ts). Closed ones only as long as
-- their ending has not aged.
create table vault.missing_handles (
  handle text primary key,
  heard_on date not null
);
insert into vault.missing_handles
  select t.handle, t.updated_at::date from desk.tips t
  where (t.state <> 'closed' or exists (select from exchange.endings e where e.handle = t.handle))
    and not exists (select from vault.handles h where h.handle = t.handle);
do $$
begin
  if to_regclass('vault.former_handles') is not null then
    delete from vault.missing_handles m using vault.former_handles f where f.handle = m.handle;
  end if;
end $$;

-- Messages that Twilio has taken and whose fate may still be told: by Twilio's id alone (lib/gate/outgoing/sent.ts). In vault.deliveries
-- stands only what is under way; the gate's start brings over what stood there before.
create table vault.sent (
  message_key bytea primary key, -- keyed hash of Twilio's id
  report bytea not null, -- keyed hash of the report's handle with one of some numbers
  sealed bytea not null, -- what it takes to send it again, padded
  day date not null default current_date
);
create index sent_report on vault.sent (report);
create index sent_day on vault.sent (day);
create trigger known_key before insert or update of sealed on vault.sent for each row execute function vault.refuse_unknown_key();

-- How many were forgotten, by why. Sealed, and sealed anew each day: a count by the day beside the day's reports tells whose it was.
-- What vault.forgotten counted before is added at the gate's start.
create table vault.forgotten_counts (
  why text primary key check (why in ('asked', 'closed', 'empty', 'stale')),
  sealed bytea not null
);
create trigger known_key before insert or update of sealed on vault.forgotten_counts for each row execute function vault.refuse_unknown_key();

grant select, insert, update, delete on vault.sent to gate;
grant select, insert, update on vault.forgotten_counts to gate;
grant select, delete, truncate on vault.missing_handles to gate;
grant delete, truncate on vault.forgotten to gate;

alter table vault.sent alter column message_key set statistics 0, alter column report set statistics 0, alter column sealed set statistics 0;
alter table vault.forgotten_counts alter column sealed set statistics 0;
