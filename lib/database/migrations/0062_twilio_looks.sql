-- How far Twilio's records were looked through for messages that never reached the gate (lib/gate/incoming/catch-up.ts).
-- What Twilio had before this installation began is not touched. One row: gates take turns.
create table vault.twilio_looks (
  one boolean primary key default true check (one),
  looked_until timestamptz not null default now(),
  next_look_at timestamptz not null default now() + interval '5 minutes'
);
insert into vault.twilio_looks default values;
grant select, update on vault.twilio_looks to gate;
