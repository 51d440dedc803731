import { publishNow } from "#app/platform/events/publish.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { importAsked } from "#app/shopify/import/import-events.ts";

/** Asks for a new copy of the whole shop: each room brings its part. */
export async function startImport(shop: Shop): Promise<void> {
  await publishNow(shop, importAsked, {});
}
