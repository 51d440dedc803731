import { Counter } from "prom-client";
import { z } from "zod";
import { nowDate } from "../clock.ts";
import { pool } from "../db/pool.server.ts";
import type { ShopId } from "../ids.ts";
import { metrics } from "../metrics.server.ts";
import { wakeDrains } from "./wake-drains.server.ts";

type NewEvent = {
  source: string;
  /** The sender's own id of this delivery. */
  dedupeKey: string;
  topic: string;
  /** What it is about: each subscriber is given events of one key in the order of their arrival. */
  entityKey: string;
  body: string;
  triggeredAt: Date;
} & ({ shopDomain: string } | { shopId: ShopId });

export type Storing = "stored" | "duplicate" | "unknown-shop";

const stored = new Counter({
  name: "waybill_events_stored_total",
  help: "Events from outside",
  labelNames: ["source", "outcome"],
  registers: [metrics],
});

const Found = z.tuple([z.object({ shops: z.number(), events: z.number() })]);

/**
 * Stores an event from outside, and for each of its subscribers that it is still to be given it, in one statement, so that it can be
 * answered for; what it means is looked at later. A second delivery is not stored.
 */
export async function storeEvent(event: NewEvent): Promise<Storing> {
  const [column, shop] = "shopId" in event ? ["id", event.shopId] : ["domain", event.shopDomain];
  const { rows } = await pool.query({
    name: `event-store-by-${column}`,
    text: `
      WITH sender AS (SELECT id FROM shop WHERE ${column} = $1),
      stored AS (
        INSERT INTO event ("shopId", source, "dedupeKey", topic, "entityKey", body, "triggeredAt", "receivedAt")
        SELECT id, $2, $3, $4, $5, $6, $7, $8 FROM sender
        ON CONFLICT ("shopId", source, "dedupeKey") DO NOTHING
        RETURNING "shopId", id, "entityKey"),
      delivery AS (
        INSERT INTO event_delivery ("shopId", subscriber, "entityKey", "eventId", urgent, "nextTryAt")
        SELECT DISTINCT ON (s.subscriber) e."shopId", s.subscriber, e."entityKey", e.id, s.urgent, now()
          FROM stored e JOIN event_subscription s ON s.source = $2 AND s.topic IN ($4, '*'))
      SELECT (SELECT count(*)::int FROM sender) AS shops, (SELECT count(*)::int FROM stored) AS events`,
    values: [shop, event.source, event.dedupeKey, event.topic, event.entityKey, storable(event.body), event.triggeredAt, nowDate()],
  });
  const [found] = Found.parse(rows);
  const outcome: Storing = found.shops === 0 ? "unknown-shop" : found.events === 0 ? "duplicate" : "stored";
  stored.inc({ source: event.source, outcome });
  if (outcome === "stored") wakeDrains();
  return outcome;
}

/** PostgreSQL keeps every text but the one with a zero character in it. */
function storable(body: string): string {
  return body.replaceAll("\0", "\uFFFD");
}
