-- What crosses between gate and desk is sealed to who reads it (lib/exchange/boxes.ts). What stands in these tables already gets the
-- form byte 0 in front ("not sealed yet"); its reader seals it at its next start, before it is ready (lib/exchange/older.ts).

-- With which keys this database was first opened. A side whose key is another one does not start: it would read nothing, and what it
-- wrote would be lost with the old key's return. Nobody seals to these: public keys come from the environment.
create table exchange.keys (
  side text primary key check (side in ('gate', 'desk')),
  public_key bytea not null,
  noted_at timestamptz not null default now()
);
grant select, insert, update on exchange.keys to gate, desk;

-- Columns that hold what was there before. `sealed_at`: nothing in it stands open any more; then `npm start` writes the table anew, so that
-- the old rows leave the disk, and takes it from this list.
create table exchange.to_seal (
  relation text primary key,
  sealed_at timestamptz
);
grant select, update on exchange.to_seal to gate, desk;
insert into exchange.to_seal (relation)
  select 'exchange.inbox' where exists (select from exchange.inbox) union all
  select 'exchange.outbox' where exists (select from exchange.outbox) union all
  select 'exchange.media' where exists (select from exchange.media);

-- Empty once nobody needs it: the turn is committed.
alter table exchange.inbox alter column message type bytea
  using case when state = 'done' then ''::bytea else '\x00'::bytea || convert_to(message::text, 'UTF8') end;

-- What the gate must know of a message before it opens it; the receipt stays inside.
alter table exchange.outbox
  add column change text check (change in ('filed', 'ended', 'forget')),
  add column expects_answer boolean not null default false;
update exchange.outbox set change = message->>'handle', expects_answer = coalesce((message->'expectsAnswer')::boolean, false);
alter table exchange.outbox alter column message type bytea
  using case when state in ('delivered', 'read', 'failed') then ''::bytea else '\x00'::bytea || convert_to(message::text, 'UTF8') end;

-- What is said and done with is kept by nobody.
create function exchange.drop_said() returns trigger language plpgsql as $$ begin new.message := ''; return new; end $$;
create trigger drop_said before update of state on exchange.outbox for each row when (new.state in ('delivered', 'read', 'failed')) execute function exchange.drop_said();
create index outbox_kept on exchange.outbox (created_at) where message <> ''::bytea;

alter table exchange.media alter column bytes type bytea using '\x00'::bytea || bytes;
grant update (bytes) on exchange.media to desk;

-- Sealed values can't be compressed.
alter table exchange.inbox alter column message set storage external;
alter table exchange.outbox alter column message set storage external;
alter table exchange.media alter column bytes set storage external;
