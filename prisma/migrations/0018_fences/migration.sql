-- Fences by default. Until now the app logged in as the owner of the tables, whom no fence holds, and waybill_app could read whatever table
-- was added without one. Now it logs in as a member of waybill_ground, who owns nothing; fences hold the owner too; and a new table is
-- closed to waybill_app until fence_shops() opens it for one shop at a time. See docs/decisions/002-tenancy.md.
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'waybill_ground') THEN
    CREATE ROLE waybill_ground NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;

-- Migrations and the functions that run as their owner work on all shops.
DO $$ BEGIN
  IF NOT pg_has_role(current_user, 'waybill_ground', 'USAGE') OR (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('GRANT waybill_ground TO %I', current_user);
  END IF;
END $$;

ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE SELECT, INSERT, UPDATE, DELETE ON TABLES FROM waybill_app;

GRANT USAGE ON SCHEMA public TO waybill_ground;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO waybill_ground;
REVOKE INSERT, UPDATE, DELETE ON "_prisma_migrations" FROM waybill_ground;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO waybill_ground;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO waybill_ground;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO waybill_ground;
GRANT EXECUTE ON FUNCTION enqueue_job, publish_event TO waybill_ground;

-- What imports have staged belongs to whoever made it, so that a new login could not drop it. Imports make it again.
DO $$
DECLARE name text;
BEGIN
  FOR name IN SELECT relname FROM pg_class WHERE relnamespace = 'staging'::regnamespace AND relkind = 'r' LOOP
    EXECUTE format('DROP TABLE staging.%I', name);
  END LOOP;
END $$;
GRANT USAGE, CREATE ON SCHEMA staging TO waybill_ground;

-- A migration that adds a table with a "shopId" calls this again.
CREATE OR REPLACE FUNCTION fence_shops() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  fenced record;
BEGIN
  FOR fenced IN
    SELECT c.oid, c.relname AS name, c.relrowsecurity AS enabled FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'shopId' AND NOT a.attisdropped
     WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
  LOOP
    IF NOT fenced.enabled THEN
      EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO waybill_app', fenced.name);
      EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', fenced.name);
      -- The sub-select makes the setting an InitPlan: read once a query, and the index still serves.
      EXECUTE format(
        'CREATE POLICY one_shop ON %I TO waybill_app'
        ' USING ("shopId" = (SELECT nullif(current_setting(''app.shop_id'', true), '''')::int))'
        ' WITH CHECK ("shopId" = (SELECT nullif(current_setting(''app.shop_id'', true), '''')::int))', fenced.name);
    END IF;
    -- Without it the owner is held by no fence.
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', fenced.name);
    IF NOT EXISTS (SELECT 1 FROM pg_policy WHERE polrelid = fenced.oid AND polname = 'all_shops') THEN
      EXECUTE format('CREATE POLICY all_shops ON %I TO waybill_ground USING (true) WITH CHECK (true)', fenced.name);
    END IF;
  END LOOP;
END $$;

SELECT fence_shops();

ALTER TABLE "shop" FORCE ROW LEVEL SECURITY;
CREATE POLICY all_shops ON "shop" TO waybill_ground USING (true) WITH CHECK (true);
