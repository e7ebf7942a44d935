-- A function that works with its owner's rights finds the types and tables that it names along its search path, and a path that does not name
-- pg_temp begins with it: with what its caller has made for the session. A type of role desk's own named `bytea` or `date`, with a check that
-- calls a function of desk's, ran in these as the owner of the vault. Named last, it hides nothing.
-- https://www.postgresql.org/docs/current/sql-createfunction.html#SQL-CREATEFUNCTION-SECURITY
do $$
declare
  f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('vault', 'exchange', 'desk') and p.prosecdef
  loop
    execute format('alter function %s set search_path = pg_catalog, pg_temp', f);
  end loop;
end $$;
