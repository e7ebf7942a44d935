-- What only a superuser may set on a PostgreSQL server of your own, where DATABASE_URL names an ordinary administrator.
-- Run once after the first start, in the database that DATABASE_URL names: psql -d DATABASE -f as-superuser.sql
-- The start warns as long as it is missing, and after an update that needs more of it.

-- Nothing that citizens write gets into the server's log (lib/database/quiet-log.ts).
do $$
declare
  role_name text;
  setting text[];
begin
  foreach role_name in array array['gate', 'desk'] loop
    foreach setting slice 1 in array array[
      ['log_min_messages', 'log'], ['log_min_error_statement', 'panic'], ['log_error_verbosity', 'terse'], ['log_parameter_max_length', '0'],
      ['log_parameter_max_length_on_error', '0'], ['log_statement', 'none'], ['log_duration', 'off'], ['log_min_duration_statement', '-1'],
      ['log_min_duration_sample', '-1'], ['log_transaction_sample_rate', '0'], ['log_temp_files', '-1'], ['log_lock_waits', 'off']
    ] loop
      execute format('alter role %I in database %I set %s = %L', role_name, current_database(), setting[1], setting[2]);
    end loop;
  end loop;
end $$;

-- What the server counts, and who waits for whom, tells whether a new report came from somebody known (migrations 0051, 0075, 0085 and 0097).
do $$
declare
  f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'pg_catalog'::regnamespace
    and (p.proname ~ '^pg_stat_get_' and p.proname <> 'pg_stat_get_backend_idset'
      or p.proname ~ '^pg_control_'
      or p.proname in ('pg_lock_status', 'pg_relation_size', 'pg_table_size', 'pg_total_relation_size', 'pg_indexes_size', 'pg_database_size', 'pg_tablespace_size',
        'pg_current_wal_lsn', 'pg_current_wal_insert_lsn', 'pg_current_wal_flush_lsn', 'pg_logical_emit_message',
        'pg_blocking_pids', 'pg_safe_snapshot_blocking_pids', 'pg_isolation_test_session_is_blocked',
        'pg_stat_get_activity', 'pg_current_snapshot', 'txid_current_snapshot', 'pg_xact_status', 'txid_status', 'pg_get_multixact_members', 'pg_get_replication_slots',
        'pg_available_wal_summaries', 'pg_wal_summary_contents', 'pg_get_wal_summarizer_state',
        'pg_last_committed_xact', 'pg_xact_commit_timestamp', 'pg_xact_commit_timestamp_origin'))
  loop
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
