-- How the gate's owner signs in to the gate's own page (lib/gate/owner). One row: all gates share it.
create table vault.owner_sign_in (
  one boolean primary key default true check (one),
  password_hash text not null -- lib/sign-in/password.ts
);
grant select, insert, update on vault.owner_sign_in to gate;
