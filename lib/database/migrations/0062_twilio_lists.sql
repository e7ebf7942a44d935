-- Lists and buttons that are no longer used are deleted at Twilio in the same way as messages.
alter table vault.twilio_records drop constraint twilio_records_direction_check, add check (direction in ('incoming', 'outgoing', 'list'));
