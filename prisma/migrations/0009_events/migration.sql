-- Events from outside and from within are one mechanism, and each subscriber has its own attempts, order and parking. See docs/decisions/010-events.md.

CREATE TABLE "event_delivery" (
    "shopId" INTEGER NOT NULL,
    "subscriber" TEXT NOT NULL,
    "entityKey" TEXT NOT NULL,
    "eventId" BIGINT NOT NULL,
    "urgent" BOOLEAN NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextTryAt" TIMESTAMPTZ(3) NOT NULL,
    "lastError" TEXT,
    "parkedAt" TIMESTAMPTZ(3),

    CONSTRAINT "event_delivery_pkey" PRIMARY KEY ("shopId","subscriber","entityKey","eventId")
);

CREATE TABLE "event_subscription" (
    "source" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "subscriber" TEXT NOT NULL,
    "urgent" BOOLEAN NOT NULL,

    CONSTRAINT "event_subscription_pkey" PRIMARY KEY ("source","topic","subscriber")
);

-- What is to be done, and the few that were given up.
CREATE INDEX "event_delivery_due" ON "event_delivery" ("urgent", "nextTryAt", "eventId") WHERE "parkedAt" IS NULL;
CREATE INDEX "event_delivery_parked" ON "event_delivery" ("shopId", "parkedAt") WHERE "parkedAt" IS NOT NULL;

-- Rows come and go all day: they are swept when some thousand have gone, whatever there is.
ALTER TABLE "event_delivery" SET (
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
  autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 2000
);

SELECT fence_shops();

-- It belongs to no shop: whoever publishes may read it, and the start of the app alone writes it.
REVOKE ALL ON "event_subscription" FROM waybill_app;
GRANT SELECT ON "event_subscription" TO waybill_app;

-- Each event that waits is given to those of this release who hear it, and each that was given up is parked with them.
INSERT INTO "event_delivery" ("shopId", "subscriber", "entityKey", "eventId", "urgent", "attempts", "nextTryAt", "lastError", "parkedAt")
SELECT i."shopId", h.subscriber, i."entityKey", i."id", h.urgent, i."attempts", i."nextTryAt", i."lastError", i."failedAt"
  FROM "inbox_event" i
  JOIN (VALUES
    ('waybill', 'app/installed', 'shopify.open-import', true),
    ('waybill', 'app/installed', 'warehouses.restore-services', true),
    ('waybill', 'app/import-asked', 'shopify.open-import', true),
    ('shopify', 'app/scopes_update', 'shopify.note-scopes', true),
    ('shopify', 'app/uninstalled', 'shopify.note-uninstallation', true),
    ('shopify', 'shop/redact', 'shopify.erase-shop', true),
    ('shopify', 'bulk_operations/finish', 'shopify.load-orders', true),
    ('shopify', 'bulk_operations/finish', 'shopify.load-fulfillment-orders', true),
    ('shopify', 'bulk_operations/finish', 'shopify.load-fulfillments', true),
    ('shopify', 'bulk_operations/finish', 'shopify.load-products', true),
    ('shopify', 'bulk_operations/finish', 'shopify.load-locations', true),
    ('shopify', 'bulk_operations/finish', 'shopify.load-inventory', true),
    ('shopify', 'bulk_operations/finish', 'shopify.load-customers', true),
    ('shopify', 'orders/create', 'orders.copy-order', true),
    ('shopify', 'orders/updated', 'orders.copy-order', true),
    ('shopify', 'orders/paid', 'orders.copy-order', true),
    ('shopify', 'orders/cancelled', 'orders.copy-order', true),
    ('shopify', 'orders/fulfilled', 'orders.copy-order', true),
    ('shopify', 'orders/partially_fulfilled', 'orders.copy-order', true),
    ('shopify', 'orders/delete', 'orders.copy-order', true),
    ('shopify', 'orders/edited', 'orders.copy-order', true),
    ('shopify', 'fulfillments/create', 'orders.copy-order', true),
    ('shopify', 'fulfillments/update', 'orders.copy-fulfillment', true),
    ('shopify', 'refunds/create', 'orders.copy-order', true),
    ('shopify', 'fulfillment_orders/order_routing_complete', 'orders.find-order', true),
    ('shopify', 'fulfillment_orders/moved', 'orders.find-order', true),
    ('shopify', 'fulfillment_orders/split', 'orders.find-order', true),
    ('shopify', 'fulfillment_orders/merged', 'orders.find-order', true),
    ('shopify', 'fulfillment_orders/cancelled', 'orders.find-order', true),
    ('shopify', 'fulfillment_orders/placed_on_hold', 'orders.find-order', true),
    ('shopify', 'fulfillment_orders/hold_released', 'orders.find-order', true),
    ('shopify', 'fulfillment_orders/rescheduled', 'orders.find-order', true),
    ('shopify', 'fulfillment_orders/scheduled_fulfillment_order_ready', 'orders.find-order', true),
    ('shopify', 'fulfillment_orders/fulfillment_request_submitted', 'orders.find-order', true),
    ('shopify', 'fulfillment_orders/fulfillment_request_rejected', 'orders.find-order', true),
    ('shopify', 'fulfillment_orders/cancellation_request_accepted', 'orders.find-order', true),
    ('shopify', 'fulfillment_orders/fulfillment_service_failed_to_complete', 'orders.find-order', true),
    ('shopify', 'fulfillment_orders/cancellation_request_submitted', 'orders.find-order', true),
    ('shopify', 'products/create', 'catalog.copy-product', false),
    ('shopify', 'products/update', 'catalog.copy-product', false),
    ('shopify', 'products/delete', 'catalog.copy-product', false),
    ('shopify', 'inventory_items/update', 'catalog.copy-product', false),
    ('shopify', 'inventory_levels/update', 'inventory.copy-levels', false),
    ('shopify', 'inventory_levels/disconnect', 'inventory.copy-levels', false),
    ('shopify', 'locations/create', 'inventory.copy-location', false),
    ('shopify', 'locations/update', 'inventory.copy-location', false),
    ('shopify', 'locations/activate', 'inventory.copy-location', false),
    ('shopify', 'locations/deactivate', 'inventory.copy-location', false),
    ('shopify', 'locations/delete', 'inventory.copy-location', false),
    ('shopify', 'customers/create', 'customers.copy-customer', false),
    ('shopify', 'customers/update', 'customers.copy-customer', false),
    ('shopify', 'customers/delete', 'customers.copy-customer', false),
    ('shopify', 'customers/merge', 'customers.copy-customer', false),
    ('shopify', 'customers/merge', 'orders.copy-orders-of-merged', false),
    ('shopify', 'customers/redact', 'customers.redact-customer', false),
    ('shopify', 'customers/data_request', 'customers.answer-data-request', false),
    ('shopify', 'fulfillment_order_notification', 'fulfillment.look-for-requests', true),
    ('shipbob', '*', 'fulfillment.record-shipments', true)
  ) AS h (source, topic, subscriber, urgent) ON h.source = i."source" AND h.topic IN (i."topic", '*')
 WHERE i."appliedAt" IS NULL;

-- How an event fared is its deliveries' now. Dropping the columns drops the indexes of what waited.
ALTER TABLE "inbox_event"
  DROP COLUMN "urgent", DROP COLUMN "attempts", DROP COLUMN "nextTryAt", DROP COLUMN "lastError", DROP COLUMN "appliedAt", DROP COLUMN "failedAt";
ALTER TABLE "inbox_event" RESET (
  autovacuum_vacuum_scale_factor, autovacuum_vacuum_threshold, autovacuum_analyze_scale_factor, autovacuum_analyze_threshold
);
ALTER TABLE "inbox_event" RENAME TO "event";
ALTER TABLE "event" RENAME CONSTRAINT "inbox_event_pkey" TO "event_pkey";
ALTER INDEX "inbox_event_shopId_source_dedupeKey_key" RENAME TO "event_shopId_source_dedupeKey_key";
ALTER SEQUENCE "inbox_event_id_seq" RENAME TO "event_id_seq";
UPDATE "event" SET "topic" = CASE "topic" WHEN 'app/installed' THEN 'app.installed' ELSE 'import.asked' END
 WHERE "source" = 'waybill' AND "topic" IN ('app/installed', 'app/import-asked');

-- Publishes an event of a room's own within the caller's transaction: it commits with what it is about, or not at all.
--
-- Runs as its owner, because an event's deliveries are not the caller's to make: code bound to a shop can say what happened in that shop.
CREATE FUNCTION publish_event(shop integer, event_topic text, entity_key text, dedupe_key text, event_body text, at timestamptz)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  fence text := nullif(current_setting('app.shop_id', true), '');
BEGIN
  IF fence IS NOT NULL AND fence::integer <> shop THEN
    RAISE EXCEPTION 'an event of shop % in a transaction of shop %', shop, fence USING ERRCODE = 'insufficient_privilege';
  END IF;

  WITH stored AS (
    INSERT INTO public.event ("shopId", source, "dedupeKey", topic, "entityKey", body, "triggeredAt", "receivedAt")
    VALUES (shop, 'waybill', coalesce(dedupe_key, gen_random_uuid()::text), event_topic, entity_key, event_body, at, at)
    ON CONFLICT ("shopId", source, "dedupeKey") DO NOTHING
    RETURNING id
  )
  INSERT INTO public.event_delivery ("shopId", subscriber, "entityKey", "eventId", urgent, "nextTryAt")
  SELECT DISTINCT ON (s.subscriber) shop, s.subscriber, entity_key, stored.id, s.urgent, now()
    FROM stored JOIN public.event_subscription s ON s.source = 'waybill' AND s.topic IN (event_topic, '*');

  IF FOUND THEN
    PERFORM pg_notify('waybill_events', '');
  END IF;
END $$;

REVOKE ALL ON FUNCTION publish_event FROM PUBLIC;
GRANT EXECUTE ON FUNCTION publish_event TO waybill_app;

-- An order's reconciliation starts from our copy, unless Waybill has changed the order in Shopify since that was read.
ALTER TABLE "order" ADD COLUMN "copiedAt" TIMESTAMPTZ(3);
CREATE TABLE "reconcile_run" (
    "shopId" INTEGER NOT NULL,
    "orderId" BIGINT NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "reconcile_run_pkey" PRIMARY KEY ("shopId","orderId")
);
SELECT fence_shops();
