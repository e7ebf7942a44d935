-- "No message until I ask", and "not solved".

-- What a quiet informant would have been told is held here, sealed to the gate as ever, until their next message in this report.
alter table exchange.outbox drop constraint outbox_state_check;
alter table exchange.outbox add constraint outbox_state_check check (state in ('waiting', 'held', 'taken', 'sent', 'delivered', 'read', 'failed'));
create index outbox_held on exchange.outbox (handle) where state = 'held';

alter table desk.tips add column quiet boolean not null default false; -- the informant asked for no messages
alter table desk.tips add column not_solved boolean not null default false; -- said by the informant since the state last changed
grant select (quiet, not_solved) on desk.tips to office;
create index tips_not_solved on desk.tips (id) where not_solved;

create function desk.settle_not_solved() returns trigger language plpgsql as $$ begin new.not_solved := false; return new; end $$;
create trigger settle_not_solved before update of state on desk.tips for each row when (old.not_solved and new.state <> old.state) execute function desk.settle_not_solved();
