-- Changing the desk's key while gates and desks work (lib/desk/keys/rotate.ts).

-- Keys of the desk. A retired one seals nothing any more: what a gate or a desk that was asleep would still seal with it is refused, so
-- that nothing can be written that the desk has no key for.
create table exchange.desk_keys (
  id bytea primary key check (octet_length(id) = 4), -- of what is sealed to it
  seal_id bytea not null check (octet_length(seal_id) = 4), -- of the same key, in what the desk keeps
  state text not null check (state in ('coming', 'used', 'retired'))
);
grant select, insert, update on exchange.desk_keys to desk;

-- Its last look takes the table for itself, so that no transaction is still under way with an older key.
create function exchange.refuse_retired_box() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  box bytea;
begin
  if tg_table_name = 'inbox' then box := new.message; else box := new.bytes; end if;
  -- The key ids of a box's readers, one or two, stand at its bytes 2 and 98 (lib/sealing/box.ts).
  if exists (select from exchange.desk_keys where state = 'retired' and (id = substring(box from 3 for 4) or (substring(box from 2 for 1) = '\x02' and id = substring(box from 99 for 4)))) then
    raise exception 'a message is sealed to a key that the desk does not have any more' using errcode = 'SM003';
  end if;
  return new;
end $$;
create function exchange.refuse_retired_seal() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  sealed bytea;
begin
  if tg_table_name = 'conversations' then sealed := new.state; elsif tg_table_name = 'tips' then sealed := new.story; else sealed := new.words; end if;
  if exists (select from exchange.desk_keys where state = 'retired' and seal_id = substring(sealed from 2 for 4)) then
    raise exception 'a value is sealed with a key that the desk does not use any more' using errcode = 'SM003';
  end if;
  return new;
end $$;
revoke all on function exchange.refuse_retired_box(), exchange.refuse_retired_seal() from public;
create trigger known_key before insert or update of message on exchange.inbox for each row execute function exchange.refuse_retired_box();
create trigger known_key before insert or update of bytes on exchange.media for each row execute function exchange.refuse_retired_box();
create trigger known_key before insert or update of state on desk.conversations for each row execute function exchange.refuse_retired_seal();
create trigger known_key before insert or update of story on desk.tips for each row execute function exchange.refuse_retired_seal();
create trigger known_key before insert or update of words on desk.tip_events for each row execute function exchange.refuse_retired_seal();

-- Which of the desk's keys each gate and desk that runs has in hand: whoever changes keys waits for all of them.
create table exchange.key_holders (
  side text not null check (side in ('gate', 'desk')),
  name text not null,
  keys text[] not null, -- ids, hex, the one that it seals with first
  seen_at timestamptz not null default now(),
  primary key (side, name)
);
grant select, insert, update, delete on exchange.key_holders to gate, desk;
create trigger own_key before insert or update on exchange.key_holders for each row execute function exchange.own_key();
