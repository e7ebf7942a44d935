-- The vault keeps who wrote which reports only sealed: nothing in its tables, equal values, sizes, times or order tells that two
-- handles have one sender. What links stood in columns before; the gate's start carries those rows over (lib/gate/carry-over.ts).

alter table vault.contacts rename to former_contacts;
alter table vault.addresses rename to former_addresses;
alter table vault.handles rename to former_handles;
alter table vault.deliveries rename to former_deliveries;
grant truncate on vault.former_contacts, vault.former_addresses, vault.former_handles, vault.former_deliveries to gate;

-- Ids of the keys that values may be sealed with: says which key the gate needs, and nothing of the key itself.
create table vault.keys (
  id bytea primary key check (octet_length(id) = 4)
);

-- A person's secret is 16 random bytes that stand nowhere unsealed. What finds a person's rows in a table is a one-way hash of it,
-- another for each table (lib/gate/people/contact.ts).
create table vault.contacts (
  id bytea primary key,
  sealed bytea not null -- addresses and reports, padded
) with (fillfactor = 70);

create table vault.addresses (
  lookup bytea primary key, -- keyed hash of the address
  sealed bytea not null -- the person's secret and the address, padded
);

create table vault.handles (
  handle text primary key,
  sealed bytea not null -- the person's secret
);

-- One gate at a time sends to a person. Rows stand while something is being sent.
create table vault.sending (
  id bytea primary key,
  lease uuid not null,
  holder text,
  until timestamptz not null
);

-- WhatsApp messages on their way to citizens: one or, where a text is too long for one, more for each row of exchange.outbox.
-- Kept until their fate is known.
create table vault.deliveries (
  id bigint generated always as identity primary key,
  outbox_id bigint not null,
  part smallint not null default 0,
  handle text not null,
  state text not null default 'due' check (state in ('due', 'sending', 'accepted', 'failed')),
  due_at timestamptz, -- not before, after a refusal that time heals
  lease_until timestamptz,
  holder text,
  as_text boolean not null default false, -- lists and buttons as numbered text
  without_media boolean not null default false,
  attempts smallint not null default 0,
  started_at timestamptz, -- of the attempt whose answer may be lost
  tried_at timestamptz, -- of the newest attempt after it
  message_key bytea unique, -- keyed hash of Twilio's id
  sealed_sid bytea,
  failed_key bytea, -- of the Twilio message that failed before this attempt: its late callbacks are not about this one
  status text not null default 'none' check (status in ('none', 'sent', 'failed', 'delivered', 'read')), -- only moves forward
  failure_code integer, -- Twilio's, where the callback came before the answer
  created_at timestamptz not null default now(),
  unique (outbox_id, part)
);
create index deliveries_waiting on vault.deliveries (outbox_id, part) where state in ('due', 'sending');
create index deliveries_of_handle on vault.deliveries (handle, outbox_id, part) where state in ('due', 'sending');
-- Callbacks of former deliveries name lower ids.
select setval(pg_get_serial_sequence('vault.deliveries', 'id'), greatest((select max(id) from vault.former_deliveries), 1));

-- Which report a message of ours was about, for a citizen who replies to it.
create table vault.replies (
  message_key bytea primary key, -- keyed hash of Twilio's id
  sealed bytea not null, -- handle, outbox id and Twilio's id, padded
  day date not null default current_date
);
create index replies_day on vault.replies (day);

-- What the desk will learn of its messages at the next tick.
create table vault.fates (
  outbox_id bigint primary key,
  state text not null check (state in ('sent', 'failed')),
  problem text
);

-- A request that was handed over leaves the keyed hash of its message id, for repeats, and its day.
alter table vault.received
  alter column sender drop not null,
  alter column received_at drop not null,
  add column sender_before bytea, -- hash with the second key of the ring, while keys change: keeps the order of a sender
  add column sealed_sid bytea, -- Twilio's id, so that the message key can be brought to another key
  add column finished_on date,
  drop constraint received_check,
  add check (state = 'handed-over' or (sealed is not null and sender is not null and received_at is not null));
drop index vault.received_finished;
create index received_finished on vault.received (finished_on) where state = 'handed-over';
create index received_sender_before on vault.received (sender_before, id) where state = 'waiting' and sender_before is not null;
update vault.received set sender = null, received_at = null, lease = null, lease_until = null, holder = null, problem = null, attempts = 0, lost = 0, finished_on = finished_at::date where state = 'handed-over';
alter table vault.received drop column finished_at;

grant select, insert, update, delete on vault.keys, vault.contacts, vault.addresses, vault.handles, vault.sending, vault.deliveries, vault.replies, vault.fates to gate;

insert into vault.keys
  select distinct substring(sealed from 2 for 4) from (
    select sealed from vault.former_addresses union all select sealed from vault.received where sealed is not null union all select sealed_sid from vault.contents
  ) old;

-- Nothing may be sealed with a key that the command which changes keys has taken out. Its last look takes the table for itself, so
-- that no transaction is still under way with an older key.
create function vault.refuse_unknown_key() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.sealed is not null and not exists (select from vault.keys where id = substring(new.sealed from 2 for 4)) then
    raise exception 'a value is sealed with a key that the vault does not use any more' using errcode = 'SM001';
  end if;
  return new;
end $$;
create trigger known_key before insert or update of sealed on vault.contacts for each row execute function vault.refuse_unknown_key();
create trigger known_key before insert or update of sealed on vault.addresses for each row execute function vault.refuse_unknown_key();
create trigger known_key before insert or update of sealed on vault.handles for each row execute function vault.refuse_unknown_key();
create trigger known_key before insert or update of sealed on vault.received for each row execute function vault.refuse_unknown_key();
revoke all on function vault.refuse_unknown_key() from public;
