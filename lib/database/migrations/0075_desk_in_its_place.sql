-- What role `desk` could do to the exchange beyond what the desk does, and what it could see of the server at work.

-- Gates take turns by these rows, which the desk can't hold; an advisory lock anyone may hold (lib/gate/turns.ts).
create table vault.turns (name text primary key);
insert into vault.turns values ('take-in'), ('carry-over'), ('change-of-keys');
grant select, update on vault.turns to gate;

-- The desk writes messages; their numbers, their times and what becomes of them are not its to say: a message dated into the future, sent
-- again, or taken back while it is being sent would tell which reports are one person's, or stop the gate.
revoke insert, update on exchange.outbox from desk;
grant insert (handle, message, change, expects_answer, once_key, supersede_key, not_before, state), update (state, problem, not_before, created_at) on exchange.outbox to desk;

create function exchange.keep_outbox() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if current_user <> 'desk' then return case tg_op when 'DELETE' then old else new end; end if;
  if tg_op = 'INSERT' and new.state not in ('waiting', 'held') then
    raise exception 'a message begins as waiting or held' using errcode = 'SM002';
  elsif tg_op = 'UPDATE' then
    if old.state <> 'held' or new.state not in ('waiting', 'failed') then raise exception 'only a held message is let go' using errcode = 'SM002'; end if;
    new.created_at := now();
  elsif tg_op = 'DELETE' and old.state = 'taken' then
    raise exception 'a message that is being sent is not taken back' using errcode = 'SM002';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger keep_outbox before insert or update or delete on exchange.outbox for each row execute function exchange.keep_outbox();
-- The longest text there is, with lists, is far below; a larger one would only be sent as hundreds of messages.
alter table exchange.outbox add constraint outbox_size check (octet_length(message) <= 262144) not valid;
create index outbox_taken on exchange.outbox (created_at) where state = 'taken';

-- Each side notes its own key only.
create function exchange.own_key() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if current_user in ('gate', 'desk') and new.side <> current_user then raise exception 'each side notes its own key' using errcode = 'SM002'; end if;
  return new;
end $$;
create trigger own_key before insert or update on exchange.keys for each row execute function exchange.own_key();

-- A value is refused that a gate writes with a retired key, in the tables that had no such guard too.
create function vault.refuse_unknown_sid_key() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.sealed_sid is not null and not exists (select from vault.keys where id = substring(new.sealed_sid from 2 for 4) and not retired) then
    raise exception 'a value is sealed with a key that the vault does not use any more' using errcode = 'SM001';
  end if;
  return new;
end $$;
revoke all on function vault.refuse_unknown_sid_key() from public;
create trigger known_key before insert or update of sealed on vault.twilio_records for each row execute function vault.refuse_unknown_key();
create trigger known_sid_key before insert or update of sealed_sid on vault.contents for each row execute function vault.refuse_unknown_sid_key();
create trigger known_sid_key before insert or update of sealed_sid on vault.deliveries for each row execute function vault.refuse_unknown_sid_key();
create trigger known_sid_key before insert or update of sealed_sid on vault.received for each row execute function vault.refuse_unknown_sid_key();

-- What the whole server counts tells in a quiet hour what one message did: whether its sender was known (fewer rows, fewer transactions).
do $$
declare
  f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'pg_catalog'::regnamespace
    and (p.proname ~ '^pg_stat_get_' and p.proname not in ('pg_stat_get_activity', 'pg_stat_get_backend_idset')
      or p.proname in ('pg_database_size', 'pg_tablespace_size', 'pg_blocking_pids', 'pg_safe_snapshot_blocking_pids', 'pg_isolation_test_session_is_blocked', 'pg_last_committed_xact', 'pg_xact_commit_timestamp', 'pg_xact_commit_timestamp_origin', 'pg_stat_statements'))
  loop
    execute format('revoke execute on function %s from public', f);
  end loop;
exception when insufficient_privilege then
  raise warning 'the statistics of the server stay readable for every role';
end $$;
