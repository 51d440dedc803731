-- Looks also at tables into which much has come since, however much was there: of a shop that the statistics don't know PostgreSQL expects a
-- single row, and the hundredth shop neither doubles a table nor changes a tenth of it, by which its autovacuum goes.
CREATE OR REPLACE FUNCTION analyze_grown_tables() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  grown regclass;
BEGIN
  FOR grown IN
    SELECT c.oid FROM pg_class c
     WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relowner = current_user::regrole
       AND (pg_relation_size(c.oid) > 2 * greatest(c.relpages, 4) * current_setting('block_size')::bigint
            OR pg_stat_get_mod_since_analyze(c.oid) >= 1000)
  LOOP
    EXECUTE format('ANALYZE %s', grown);
  END LOOP;
END $$;
