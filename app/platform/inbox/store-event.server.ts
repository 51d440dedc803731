import { Counter } from "prom-client";
import { z } from "zod";
import { nowDate } from "../clock.ts";
import { pool } from "../db/pool.server.ts";
import type { ShopId } from "../ids.ts";
import { metrics } from "../metrics.server.ts";
import { wakeInbox } from "./wake-inbox.server.ts";

type NewEvent = {
  source: string;
  /** The sender's own id of this delivery. */
  dedupeKey: string;
  topic: string;
  /** What it is about: events of one key are applied in the order of their arrival. */
  entityKey: string;
  /** False for what comes in swarms and no order waits for; true when absent. */
  urgent?: boolean;
  body: string;
  triggeredAt: Date;
} & ({ shopDomain: string } | { shopId: ShopId });

export type Storing = "stored" | "duplicate" | "unknown-shop";

const stored = new Counter({
  name: "waybill_inbox_stored_total",
  help: "Events from outside",
  labelNames: ["source", "outcome"],
  registers: [metrics],
});

const Found = z.tuple([z.object({ shops: z.number(), events: z.number() })]);

/** Stores an event in one statement, so that it can be answered for; what it means is looked at later. A second delivery is not stored. */
export async function storeEvent(event: NewEvent): Promise<Storing> {
  const [column, shop] = "shopId" in event ? ["id", event.shopId] : ["domain", event.shopDomain];
  const { rows } = await pool.query({
    name: `inbox-store-by-${column}`,
    text: `
      WITH sender AS (SELECT id FROM shop WHERE ${column} = $1),
      event AS (
        INSERT INTO inbox_event ("shopId", source, "dedupeKey", topic, "entityKey", urgent, body, "triggeredAt", "receivedAt", "nextTryAt")
        SELECT id, $2, $3, $4, $5, $6, $7, $8, $9, now() FROM sender
        ON CONFLICT ("shopId", source, "dedupeKey") DO NOTHING
        RETURNING id)
      SELECT (SELECT count(*)::int FROM sender) AS shops, (SELECT count(*)::int FROM event) AS events`,
    values: [
      shop,
      event.source,
      event.dedupeKey,
      event.topic,
      event.entityKey,
      event.urgent ?? true,
      storable(event.body),
      event.triggeredAt,
      nowDate(),
    ],
  });
  const [found] = Found.parse(rows);
  const outcome: Storing = found.shops === 0 ? "unknown-shop" : found.events === 0 ? "duplicate" : "stored";
  stored.inc({ source: event.source, outcome });
  if (outcome === "stored") wakeInbox();
  return outcome;
}

/** PostgreSQL keeps every text but the one with a zero character in it. */
function storable(body: string): string {
  return body.replaceAll("\0", "\uFFFD");
}
