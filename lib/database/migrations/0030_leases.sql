-- Whose a lease is (lib/exchange/lease.ts), and how often the work was lost with it: by a process's death or the database's.
alter table exchange.inbox add column holder text, add column lost smallint not null default 0;
alter table desk.tip_events add column holder text, add column lost smallint not null default 0;
alter table vault.received add column holder text, add column lost smallint not null default 0;
alter table vault.contacts add column sending_holder text;
alter table vault.deliveries add column tried_at timestamptz; -- of the newest attempt after the one at started_at
