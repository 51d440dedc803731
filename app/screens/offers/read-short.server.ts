import { fulfillmentSettings } from "#app/fulfillment/fulfillment-settings.server.ts";
import { TAKE_OFF_SCOPE } from "#app/fulfillment/offered/take-off-scope.ts";
import { readInShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { hasScope } from "#app/shopify/granted-scopes.server.ts";

/** What becomes of something offered that no warehouse can ship, and whether Shopify lets Waybill take it off. */
export async function readShort(shop: Shop) {
  const { offeredShort } = await readInShop(shop, (db) => fulfillmentSettings.read(db, shop));
  return { offeredShort, mayTakeOff: await hasScope(shop, TAKE_OFF_SCOPE) };
}

export type ShortView = Awaited<ReturnType<typeof readShort>>;
