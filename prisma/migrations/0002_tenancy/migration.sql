-- Row-level security: code that runs as waybill_app sees one shop, the one named in app.shop_id, whatever it asks for.
-- Ground that serves all shops (sessions, the inbox, the queue) runs as the owner of the tables. See docs/decisions/002-tenancy.md.
DO $$ BEGIN
  CREATE ROLE waybill_app NOLOGIN;
EXCEPTION WHEN duplicate_object THEN NULL;
END $$;

DO $$ BEGIN
  EXECUTE format('GRANT waybill_app TO %I', current_user);
END $$;

GRANT USAGE ON SCHEMA public TO waybill_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO waybill_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO waybill_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO waybill_app;

-- A migration that adds a table with a "shopId" calls this again.
CREATE FUNCTION fence_shops() RETURNS void LANGUAGE plpgsql AS $$
DECLARE name text;
BEGIN
  FOR name IN
    SELECT c.relname FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'shopId'
     WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND NOT c.relrowsecurity
  LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO waybill_app', name);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    -- The sub-select makes the setting an InitPlan: read once a query, and the index still serves.
    EXECUTE format(
      'CREATE POLICY one_shop ON %I TO waybill_app'
      ' USING ("shopId" = (SELECT nullif(current_setting(''app.shop_id'', true), '''')::int))'
      ' WITH CHECK ("shopId" = (SELECT nullif(current_setting(''app.shop_id'', true), '''')::int))', name);
  END LOOP;
END $$;

SELECT fence_shops();

GRANT SELECT, UPDATE ON "shop" TO waybill_app;
ALTER TABLE "shop" ENABLE ROW LEVEL SECURITY;
CREATE POLICY one_shop ON "shop" TO waybill_app
  USING ("id" = (SELECT nullif(current_setting('app.shop_id', true), '')::int));

-- Tokens of every shop: for the ground alone.
REVOKE ALL ON "session" FROM waybill_app;

-- One open exception for a cause and what it is about.
CREATE UNIQUE INDEX "exception_open" ON "exception" ("shopId", "cause", "subject") WHERE "resolvedAt" IS NULL;

-- The inbox's work list: small, whatever the inbox has kept.
CREATE INDEX "inbox_event_waiting" ON "inbox_event" ("urgent", "nextTryAt", "id") WHERE "appliedAt" IS NULL AND "failedAt" IS NULL;
CREATE INDEX "inbox_event_waiting_key" ON "inbox_event" ("shopId", "entityKey", "id") WHERE "appliedAt" IS NULL AND "failedAt" IS NULL;

-- Shipments and events that Shopify has not been told of.
CREATE INDEX "shipment_unpublished" ON "shipment" ("shopId", "id") WHERE "fulfillmentId" IS NULL;
