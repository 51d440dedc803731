-- The inbox changes row by row all day: it is swept when some thousand rows have changed, not when a fifth of all has.
ALTER TABLE "inbox_event" SET (
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
  autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 2000
);
