-- The oldest waiting messages are found in their order, without sorting all that wait after a busy hour.
create index inbox_oldest on exchange.inbox (id) where state = 'waiting';
