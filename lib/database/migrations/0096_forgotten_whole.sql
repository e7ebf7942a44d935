-- Forgetting leaves nothing that leads to a person, and a clock that was wrong for a while does no lasting harm.

-- Of which report a row is: keyed hash of its handle, so that rows can be emptied when the report's sender is forgotten. What a row
-- keeps then is that a message was ours (lib/gate/people/replies.ts). Null: written before; gates fill it while they run (fillReports).
alter table vault.replies add column report bytea;
create index replies_report on vault.replies (report);
alter table vault.replies alter column report set statistics 0;

-- Whoever changes the vault's key does it alone.
insert into vault.turns values ('rotation');

-- When the job that forgets last looked at the database's clock, and since when that has gone on without a leap (lib/gate/forgetting/calendar.ts).
alter table vault.sweeps add column seen_at timestamptz not null default now(), add column steady_since timestamptz not null default '-infinity';
