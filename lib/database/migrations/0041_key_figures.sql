-- The key figures of an office over any number of tips: asked row by row, row-level security would take seconds.
-- So this function looks past it, and limits itself, once, to what the signed-in person's policies let them see.

create function desk.my_tips() returns table (id bigint, state text, assigned_to bigint, filed_at timestamptz) language sql stable security definer set search_path = pg_catalog as $$
  select t.id, t.state, t.assigned_to, t.filed_at from desk.tips t join desk.tip_offices o on o.tip_id = t.id
    where desk.my_role() in ('dig', 'sp') and o.office = desk.my_office() and (t.state <> 'closed' or t.filed_at >= now() - interval '40 days')
  union all
  select t.id, t.state, t.assigned_to, t.filed_at from desk.tips t where desk.my_role() = 'officer' and t.assigned_to = desk.my_user()
$$;
revoke all on function desk.my_tips() from public;

create function desk.key_figures(overdue_hours integer, median_days integer)
  returns table (new_today integer, open integer, unassigned integer, overdue integer, closed_this_month integer, hours_to_assign double precision, hours_to_action double precision)
  language sql stable security definer set search_path = pg_catalog as $$
  with mine as materialized (select * from desk.my_tips()),
  closed as (
    select count(distinct e.tip_id)::int as tips from desk.tip_events e
    where e.kind = 'closed' and e.at >= date_trunc('month', now(), 'Asia/Kolkata')
      and (case when desk.my_role() = 'officer' then exists (select from desk.tips t where t.id = e.tip_id and t.assigned_to = desk.my_user())
        else desk.my_role() in ('dig', 'sp') and exists (select from desk.tip_offices o where o.tip_id = e.tip_id and o.office = desk.my_office()) end)
  ),
  speed as (
    select e.kind, extract(epoch from min(e.at) - m.filed_at) / 3600 as hours
    from mine m join desk.tip_events e on e.tip_id = m.id and e.kind in ('assigned', 'action-reported')
    where m.filed_at >= now() - make_interval(days => median_days) group by m.id, m.filed_at, e.kind
  )
  select count(*) filter (where filed_at >= date_trunc('day', now(), 'Asia/Kolkata'))::int,
    count(*) filter (where state <> 'closed')::int,
    count(*) filter (where state in ('filed', 'reopened') and assigned_to is null)::int,
    count(*) filter (where state not in ('closed', 'action-reported') and filed_at < now() - make_interval(hours => overdue_hours))::int,
    (select tips from closed),
    (select percentile_cont(0.5) within group (order by hours) from speed where kind = 'assigned'),
    (select percentile_cont(0.5) within group (order by hours) from speed where kind = 'action-reported')
  from mine
$$;
revoke all on function desk.key_figures(integer, integer) from public;
grant execute on function desk.key_figures(integer, integer) to office;
