-- Words of citizens that wait for their writer's word, because they seem to tell who wrote them. They stand in the sealed state.
-- asked, reminded: nothing of them has gone to the police; cut: they have gone without the sentences that tell, which may still be sent.
alter table desk.conversations add column unsent text check (unsent in ('asked', 'reminded', 'cut'));
create index conversations_unsent on desk.conversations (updated_at) where unsent is not null;
