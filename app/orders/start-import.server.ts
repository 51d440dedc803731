import { nowDate } from "#app/platform/clock.ts";
import { storeEvent } from "#app/platform/inbox/store-event.server.ts";
import type { Shop } from "#app/platform/shop.ts";

/** Asks for a new copy of the whole shop. The rooms hear of it through the inbox, each brings its part. */
export async function startImport(shop: Shop): Promise<void> {
  const at = nowDate();
  await storeEvent({
    shopId: shop.id,
    source: "waybill",
    dedupeKey: `import asked ${at.toISOString()}`,
    topic: "app/import-asked",
    entityKey: "shop",
    body: "{}",
    triggeredAt: at,
  });
}
