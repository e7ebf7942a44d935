-- What role desk could make the gate wait for. Whoever may hold up a table sees when somebody comes to it: when a message really goes out,
-- when Twilio's callback of it comes, when media are fetched. Those are moments of a phone, and the same for all its reports.

-- To delete from a whole table, or change all of it, is the right to lock it. So the desk changes named columns, and deletes through functions.
revoke delete on exchange.inbox, exchange.outbox, exchange.media from desk;
revoke update on exchange.inbox, exchange.keys, exchange.to_seal from desk;
grant update (message, state, attempts, lost, lease, lease_until, holder, problem, finished_at) on exchange.inbox to desk;
grant update (public_key, noted_at) on exchange.keys to desk;
grant update (sealed_at) on exchange.to_seal to desk;

-- A message that may be replaced gives way to any later one of its handle. Not to one of its own transaction: a long text is cut into several.
create function exchange.give_way() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from exchange.outbox where handle = new.handle and state = 'waiting' and supersede_key is not null and created_at < now();
  return new;
end $$;
revoke all on function exchange.give_way() from public;
create trigger give_way before insert on exchange.outbox for each row execute function exchange.give_way();

-- All that was said in conversations that vanish. What waits or is being sent stays.
create function exchange.drop_said_and_heard(handles text[]) returns void language sql security definer set search_path = pg_catalog as $$
  delete from exchange.outbox where handle = any(handles) and state in ('sent', 'failed');
  delete from exchange.inbox where handle = any(handles) and state = 'done';
$$;
-- Rows of messages that were answered.
create function exchange.drop_answered(ids bigint[]) returns bigint language sql security definer set search_path = pg_catalog as $$
  with dropped as (delete from exchange.inbox where id = any(ids) and state = 'done' returning id) select count(*) from dropped
$$;
-- Media that belong to nothing; those of a tip are kept by its evidence.
create function exchange.drop_media(ids uuid[]) returns bigint language sql security definer set search_path = pg_catalog as $$
  with dropped as (delete from exchange.media where id = any(ids) returning id) select count(*) from dropped
$$;
revoke all on function exchange.drop_said_and_heard(text[]), exchange.drop_answered(bigint[]), exchange.drop_media(uuid[]) from public;
grant execute on function exchange.drop_said_and_heard(text[]), exchange.drop_answered(bigint[]), exchange.drop_media(uuid[]) to desk;

-- A reference locks the row that it names, which shows there (xmax) and waits for whoever holds it. An address of media that are gone leads
-- nowhere, and is deleted after its hour.
alter table vault.media_tokens drop constraint media_tokens_media_id_fkey;

-- How much the server's journal grew tells what somebody wrote.
do $$
declare
  f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'pg_catalog'::regnamespace and (p.proname = 'pg_logical_emit_message' or p.proname ~ '^pg_control_')
  loop
    execute format('revoke execute on function %s from public', f);
  end loop;
exception when insufficient_privilege then
  raise warning 'the position of the server''s journal stays readable for every role';
end $$;
