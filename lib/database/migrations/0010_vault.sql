-- The vault: who wrote, and how they are answered. Only role `gate` reaches it, and what tells a person apart is sealed
-- or hashed with keys that are never in the database (lib/gate/vault.ts): a thief of these tables alone learns no number.

create schema vault;

-- A person. Known by a number, a business-scoped id (WhatsApp usernames), or both.
create table vault.contacts (
  id bigint generated always as identity primary key,
  created_at timestamptz not null default now(),
  last_inbound_at timestamptz, -- WhatsApp lets us write freely for 24 hours after it
  opted_out_at timestamptz, -- blocked us, or opted out at Twilio
  -- One gate at a time sends to a contact: what keeps the order, and the burst limit of WhatsApp.
  sending uuid,
  sending_until timestamptz,
  next_send_at timestamptz -- not before, after a refusal that time heals
);

create table vault.addresses (
  lookup bytea primary key, -- keyed hash of the address
  contact_id bigint not null references vault.contacts on delete cascade,
  kind text not null check (kind in ('phone', 'business-scoped')),
  sealed bytea not null, -- says itself with which key
  created_at timestamptz not null default now()
);
create index addresses_contact on vault.addresses (contact_id);

-- The random name under which the desk knows the sender of one report.
create table vault.handles (
  handle text primary key,
  contact_id bigint not null references vault.contacts on delete cascade,
  state text not null default 'in-progress' check (state in ('in-progress', 'filed', 'ended')),
  receipt text,
  created_at timestamptz not null default now(),
  filed_at timestamptz,
  last_message_at timestamptz, -- of the citizen
  awaiting_since timestamptz -- an officer's question stands open since
);
create index handles_contact on vault.handles (contact_id);

-- Webhooks of Twilio, kept before Twilio hears 200.
create table vault.received (
  id bigint generated always as identity primary key,
  message_key bytea not null unique, -- keyed hash of Twilio's MessageSid: a repeat is dropped
  sender bytea not null, -- keyed hash of the address: one sender's messages go in order
  sealed bytea, -- the request; null once it was handed over
  received_at timestamptz not null default now(),
  state text not null default 'waiting' check (state in ('waiting', 'handed-over', 'aside')),
  attempts smallint not null default 0,
  lease uuid,
  lease_until timestamptz,
  problem text, -- fixed words
  finished_at timestamptz,
  check (state = 'handed-over' or sealed is not null)
);
create index received_waiting on vault.received (sender, id) where state = 'waiting';
create index received_order on vault.received (id) where state = 'waiting';
create index received_aside on vault.received (id) where state = 'aside';
create index received_finished on vault.received (finished_at) where state = 'handed-over';

-- WhatsApp messages to citizens: one or, where a text is too long for one, more for each row of exchange.outbox.
create table vault.deliveries (
  id bigint generated always as identity primary key,
  outbox_id bigint not null,
  part smallint not null default 0,
  contact_id bigint not null references vault.contacts on delete cascade,
  handle text not null,
  state text not null default 'due' check (state in ('due', 'sending', 'accepted', 'failed')),
  as_text boolean not null default false, -- lists and buttons as numbered text
  without_media boolean not null default false,
  attempts smallint not null default 0,
  started_at timestamptz, -- of the attempt whose answer may be lost
  message_key bytea unique, -- keyed hash of Twilio's id: finds the message that a citizen replies to
  sealed_sid bytea,
  failed_key bytea, -- of the Twilio message that failed before this attempt: its late callbacks are not about this one
  status text not null default 'none' check (status in ('none', 'sent', 'failed', 'delivered', 'read')), -- only moves forward
  failure_code integer, -- Twilio's, where the callback came before the answer
  problem text,
  created_at timestamptz not null default now(),
  unique (outbox_id, part)
);
create index deliveries_open on vault.deliveries (outbox_id, part) where state in ('due', 'sending');
create index deliveries_contact on vault.deliveries (contact_id, outbox_id) where state in ('due', 'sending');
create index deliveries_handle on vault.deliveries (handle);

-- Lists and buttons made at Twilio, so that each is made once.
create table vault.contents (
  hash bytea primary key, -- keyed hash of text and choices
  sealed_sid bytea not null,
  used_at timestamptz not null default now()
);

-- Short-lived addresses under which Twilio fetches what an officer released.
create table vault.media_tokens (
  token_hash bytea primary key, -- SHA-256
  media_id uuid not null references exchange.media on delete cascade,
  expires_at timestamptz not null
);
create index media_tokens_media on vault.media_tokens (media_id);

revoke all on schema vault from public;
grant usage on schema vault to gate;
grant select, insert, update, delete on all tables in schema vault to gate;
