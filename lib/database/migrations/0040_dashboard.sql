-- What the dashboard's figures look for.

create index tip_events_at on desk.tip_events (kind, at) where kind in ('assigned', 'action-reported', 'closed');
create index outbox_failed on exchange.outbox (created_at) where state = 'failed';
