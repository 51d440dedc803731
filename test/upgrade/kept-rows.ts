/** Rows that an upgrade must keep: how release 0.1 is asked for them, and how today's schema is. Both must answer the same. */
export type KeptRows = { released: string; now: string };

/** Rows of a table that is still called what it was, with the columns that tell them apart and say how far they are. */
function rows(table: string, columns: string, where = "true"): KeptRows {
  const sql = `SELECT ${columns} FROM ${table} WHERE ${where}`;
  return { released: sql, now: sql };
}

/** Of what Shopify refused, 0.1 had one cause where there are two since. */
function exceptions(columns: string, where: string): KeptRows {
  const cause = `CASE WHEN cause IN ('fulfillment-order.refused', 'shipment.refused') THEN 'fulfillment.refused' ELSE cause END AS cause`;
  return {
    ...rows("exception", `"shopId", id, cause, subject, ${columns}`, where),
    now: rows("exception", `"shopId", id, ${cause}, subject, ${columns}`, where).now,
  };
}

/** Jobs that 0.1 called otherwise bear the names that they have since, unless a process of 0.1 is still at work on them. */
function jobs(queue: string, columns: string, where: string): KeptRows {
  const renamed = {
    "inventory.push-stock": "stock.push-stock",
    "fulfillment.follow-order": "fulfillment.reconcile-order",
    "warehouses.finish-connecting": "fulfillment.finish-connecting",
  };
  const cases = Object.entries(renamed).map(([was, is]) => `WHEN '${was}' THEN '${is}'`);
  const name = `CASE CASE WHEN state <> 'active' THEN ${queue} END ${cases.join(" ")} ELSE ${queue} END AS queue`;
  return {
    released: rows("pgboss.job_common", `id, ${name}, ${columns}`, where).released,
    now: rows("pgboss.job_common", `id, ${queue} AS queue, ${columns}`, where).now,
  };
}

/** How an event fared stood in its own row in 0.1, and stands in its deliveries since. */
function events(columns: string, released: string, now: string): KeptRows {
  return {
    released: `SELECT ${columns} FROM inbox_event WHERE ${released}`,
    now: `SELECT ${columns} FROM (
            SELECT e."shopId", e.id, e.source, e."dedupeKey", e."entityKey", e.body, max(d.attempts) AS attempts, max(d."lastError") AS "lastError",
                   CASE e.topic WHEN 'app.installed' THEN 'app/installed' WHEN 'import.asked' THEN 'app/import-asked' ELSE e.topic END AS topic,
                   bool_or(d."eventId" IS NOT NULL AND d."parkedAt" IS NULL) AS waits, bool_or(d."parkedAt" IS NOT NULL) AS parked
              FROM event e LEFT JOIN event_delivery d ON d."shopId" = e."shopId" AND d."eventId" = e.id
             GROUP BY e."shopId", e.id) event
           WHERE ${now}`,
  };
}

/**
 * Everything that release 0.1 keeps. A migration that renames a table, a column or a stage changes `now` here, never `released`.
 */
export const keptRows: Record<string, KeptRows> = {
  shop: rows("shop", `id, domain, "installedAt", "uninstalledAt", "importedAt"`),
  "routing policy": {
    released: `SELECT id, "routingEnabled", "routingSince", "splitPenalty", "dayOfDelayCost", "priorityCost", "maxParcels" FROM shop`,
    now: `SELECT "shopId" AS id, kept.* FROM setting, jsonb_to_record("values") AS kept ("routingEnabled" boolean, "routingSince" timestamptz,
            "splitPenalty" int, "dayOfDelayCost" int, "priorityCost" int, "maxParcels" int) WHERE room = 'fulfillment'`,
  },
  "setup guide": {
    released: `SELECT id, "setupGuideHidden" FROM shop`,
    now: `SELECT "shopId" AS id, ("values" -> 'setupGuideHidden')::boolean AS "setupGuideHidden" FROM setting WHERE room = 'insights'`,
  },
  session: rows("session", `id, shop, scope, "accessToken", "refreshToken"`),
  product: rows("product", `"shopId", id, title`),
  variant: rows("variant", `"shopId", id, "productId", sku`),
  customer: rows("customer", `"shopId", id, "displayName", email`),
  location: rows("location", `"shopId", id, name`),
  "inventory level": rows("inventory_level", `"shopId", "inventoryItemId", "locationId", available, committed, "onHand"`),
  order: rows(`"order"`, `"shopId", id, name, stage::text, "routingAsked", "routingCompletedAt", "cancelledAt", "shipTo"`),
  "order line": rows("order_line", `"shopId", id, "orderId", sku, quantity`),
  "fulfillment order": rows("fulfillment_order", `"shopId", id, "orderId", status, "requestStatus"`),
  "fulfillment order's line": rows("fulfillment_order_line", `"shopId", id, "fulfillmentOrderId", "remainingQuantity"`),
  fulfillment: rows("fulfillment", `"shopId", id, "orderId", "trackingNumbers"`),
  "data request": rows("data_request", `"shopId", id, "customerId", answer`),
  "import step": rows("import_step", `"shopId", resource, state::text, "objectCount", "loadedCount"`),
  warehouse: rows(
    "warehouse",
    `"shopId", id, kind::text, name, state::text, priority, credentials, "webhookSecret", "callbackKey", prices, address`,
  ),
  stock: rows("warehouse_stock", `"shopId", "warehouseId", sku, "onHand", "committedElsewhere", bin`),
  parcel: rows(
    "parcel",
    `"shopId", id, "orderId", "warehouseId", reference, stage::text, "warehouseOrderId", "leavesOn", "fulfillmentOrderIds", problem IS NOT NULL AS troubled`,
  ),
  "parcel's line": rows("parcel_line", `"shopId", "parcelId", "orderLineId", sku, quantity, packed, shipped`),
  shipment: rows(
    "shipment",
    `"shopId", id, "parcelId", "warehouseShipmentId", carrier, "trackingNumber", "fulfillmentId", "deliveredAt", lines`,
  ),
  "shipment's event": rows("shipment_event", `"shopId", "shipmentId", status, "happenedAt", message, "publishedAt"`),
  decision: rows("routing_decision", `"shopId", id, "orderId", "decidedAt", outcome ->> 'outcome' AS outcome, cost`),
  "timeline entry": rows("timeline_entry", `"shopId", id, "orderId", at, event`),
  "open exception": exceptions(`"orderId", "parcelId", "openedAt"`, `"resolvedAt" IS NULL`),
  "resolved exception": exceptions(`"resolvedAt", resolution IS NOT NULL AS told`, `"resolvedAt" IS NOT NULL`),
  "open effect": rows("effect", `"shopId", id, kind, subject, reference, attempts`, "state = 'open'"),
  "settled effect": rows("effect", `"shopId", id, kind, subject, reference, attempts, "settledAt"`, "state = 'settled'"),
  "waiting event": events(
    `"shopId", id, source, topic, "dedupeKey", "entityKey", body, attempts, "lastError"`,
    `"appliedAt" IS NULL AND "failedAt" IS NULL`,
    `waits`,
  ),
  "given-up event": events(`"shopId", id, source, topic, "dedupeKey", body, attempts, "lastError"`, `"failedAt" IS NOT NULL`, `parked`),
  "applied event": events(`"shopId", id, source, topic, "dedupeKey"`, `"appliedAt" IS NOT NULL`, `NOT waits AND NOT parked`),
  "waiting job": jobs(
    "name",
    "data, state::text, retry_count, start_after, singleton_key",
    "state IN ('created', 'retry', 'active') AND name <> 'dead'",
  ),
  "job that was given up": jobs("source_name", "data, source_output", "name = 'dead'"),
};
