-- Who may ask which transactions are under way, and whose, sees how long each of the gate's takes: what waits for a person's row takes longer.
-- That transactions are numbered, every role sees all the same.
do $$
declare
  f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'pg_catalog'::regnamespace
    and p.proname in ('pg_stat_get_activity', 'pg_current_snapshot', 'txid_current_snapshot', 'pg_xact_status', 'txid_status', 'pg_get_multixact_members', 'pg_get_replication_slots', 'pg_available_wal_summaries', 'pg_wal_summary_contents', 'pg_get_wal_summarizer_state')
  loop
    execute format('revoke execute on function %s from public', f);
  end loop;
exception when insufficient_privilege then
  raise warning 'which transactions are under way stays readable for every role';
end $$;
