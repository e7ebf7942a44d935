-- The tables of a vault from before links were sealed (0050) go when the gate has carried over all that was in them (lib/gate/carry-over.ts):
-- now, or at a later start (lib/database/clear-away.ts).
create function vault.drop_former() returns boolean language plpgsql set search_path = pg_catalog as $$
begin
  if to_regclass('vault.former_contacts') is null then return false; end if;
  -- Not while a gate carries over.
  perform from vault.turns where name = 'carry-over' for update;
  if exists (select from vault.former_contacts) or exists (select from vault.former_addresses) or exists (select from vault.former_handles) or exists (select from vault.former_deliveries) then return false; end if;
  drop table vault.former_deliveries, vault.former_handles, vault.former_addresses, vault.former_contacts;
  return true;
end $$;
revoke all on function vault.drop_former() from public;
select vault.drop_former();
