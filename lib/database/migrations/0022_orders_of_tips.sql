-- The orders in which offices go through tips, so that a page costs the same at any number of tips.
create index tips_updated on desk.tips (updated_at desc, id desc);
create index tips_graded on desk.tips ((array_position(array['low', 'medium', 'high', 'critical'], sensitivity)) desc, filed_at desc, id desc);
