import type { storeEvent } from "#app/platform/events/store-event.server.ts";
import type { Shop } from "#app/platform/shop.ts";

let serial = 0;

/** News that nobody has had before, of a key of its own, from the source `test`. */
export function anEvent(shop: Shop, wanted: { entityKey?: string; body?: string; topic?: string } = {}) {
  const dedupeKey = `event-${String(++serial)}`;
  const event = {
    shopDomain: shop.domain,
    source: "test",
    dedupeKey,
    topic: "t",
    entityKey: dedupeKey,
    body: "{}",
    triggeredAt: new Date(),
  };
  return { ...event, ...wanted } satisfies Parameters<typeof storeEvent>[0];
}
