import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";

import { openException } from "./open-exception.server.ts";

/** Puts events that were given up on the worklist, each once: a person looks, and dismisses it. */
export async function reportFailedEvents(shop: Shop): Promise<void> {
  await inShop(shop, async (db) => {
    const failed = await db.$queryRaw<{ id: bigint; source: string; topic: string; receivedAt: Date }[]>`
      SELECT i."id", i."source", i."topic", i."receivedAt" FROM "inbox_event" i
       WHERE i."shopId" = ${shop.id} AND i."failedAt" IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM "exception" e
                          WHERE e."shopId" = i."shopId" AND e."cause" = 'event.failed' AND e."subject" = 'event:' || i."id")
       ORDER BY i."id" LIMIT 100`;
    for (const { id, source, topic, receivedAt } of failed)
      await openException(db, shop, {
        cause: "event.failed",
        subject: `event:${id}`,
        words: `News from ${SENDERS[source] ?? source} (${topic}) of ${receivedAt.toISOString().slice(0, 16).replace("T", " ")} UTC couldn't be applied. It is kept. Compare the order or product with Shopify, then dismiss this.`,
      });
  });
}

const SENDERS: Record<string, string> = { shopify: "Shopify", shipbob: "ShipBob" };
