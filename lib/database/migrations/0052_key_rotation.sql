-- Keys that the vault has used; a retired one may seal nothing any more.
alter table vault.keys add column retired boolean not null default false;
create or replace function vault.refuse_unknown_key() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.sealed is not null and not exists (select from vault.keys where id = substring(new.sealed from 2 for 4) and not retired) then
    raise exception 'a value is sealed with a key that the vault does not use any more' using errcode = 'SM001';
  end if;
  return new;
end $$;

create trigger known_key before insert or update of sealed on vault.replies for each row execute function vault.refuse_unknown_key();

-- Which keys each gate that runs has in hand: whoever changes keys waits for all of them.
create table vault.gates (
  name text primary key,
  keys text[] not null, -- ids, hex, the current one first
  seen_at timestamptz not null default now()
);
grant select, insert, update, delete on vault.gates to gate;
