-- Events that no notification came of although one was tried: police IT see how many at the node tip-event.
create index tip_events_aside on desk.tip_events (id) where state = 'aside';
