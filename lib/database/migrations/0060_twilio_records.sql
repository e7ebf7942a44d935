-- What Twilio holds of messages and is to be deleted there (lib/gate/traces). A row lives until Twilio has none of it any more.
-- Nothing in it tells whose message it was: the key is a keyed hash under a key of its own, which equals no other column,
-- and times are coarse.
create table vault.twilio_records (
  record_key bytea primary key, -- keyed hash of Twilio's id of the message: each is noted once
  sealed bytea not null, -- Twilio's ids of the message and of its media
  direction text not null check (direction in ('incoming', 'outgoing')),
  -- following: an outgoing message whose fate is not known yet; next_try_at is when it is deleted whatever became of it
  state text not null check (state in ('following', 'due')),
  media smallint not null default 0, -- how many of its media are still at Twilio
  since timestamptz not null default date_trunc('hour', now()),
  next_try_at timestamptz not null,
  tries integer not null default 0,
  refusal integer, -- Twilio's last code, or HTTP status where it gave none; 0: no answer came
  lease uuid,
  lease_until timestamptz
);
create index twilio_records_due on vault.twilio_records (next_try_at);
grant select, insert, update, delete on vault.twilio_records to gate;

-- A list or buttons whose text only one person has got may hold that person's own words: it leaves Twilio soon after its use.
alter table vault.contents add column shared boolean not null default false;
