-- What the desk learns of a message: that it was taken, sent or failed, and nothing that changes at one moment for all reports of
-- one phone. So neither "delivered" nor "read", and one word for all that lies with the citizen.
update exchange.outbox set state = 'sent' where state in ('delivered', 'read');
update exchange.outbox set problem = 'unreachable' where problem in ('forgotten', 'outside-window', 'refused', 'expired');
alter table exchange.outbox drop constraint outbox_state_check;
alter table exchange.outbox add check (state in ('waiting', 'taken', 'sent', 'failed'));

-- The server counts what is done to each table and who waits for whom, for everyone to read: role `desk` could see there whether a
-- report came from somebody known. Where the administrator may not change this (some managed servers), it stays, with a warning.
do $$
declare
  f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'pg_catalog'::regnamespace
    and (p.proname ~ '^pg_stat_get_(xact_|lastscan|numscans|tuples_|live_tuples|dead_tuples|mod_since|ins_since|blocks_)' or p.proname in ('pg_lock_status', 'pg_relation_size', 'pg_table_size', 'pg_total_relation_size', 'pg_indexes_size', 'pg_current_wal_lsn', 'pg_current_wal_insert_lsn', 'pg_current_wal_flush_lsn'))
  loop
    execute format('revoke execute on function %s from public', f);
  end loop;
exception when insufficient_privilege then
  raise warning 'the statistics of the server stay readable for every role';
end $$;
