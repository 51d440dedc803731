import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { fulfillmentSettings } from "../fulfillment-settings.server.ts";
import type { RoutingSettings } from "./routing-settings.ts";

/** Keeps what the merchant wants of routing: it counts for every decision from now on, and changes none that was made. */
export async function saveRoutingPolicy(
  shop: Shop,
  { splitPenalty, dayOfDelayCost, priorityCost, maxParcels, promiseConfidence }: RoutingSettings,
): Promise<void> {
  const settings = { splitPenalty, dayOfDelayCost, priorityCost, maxParcels, promiseConfidence };
  await inShop(shop, (db) => fulfillmentSettings.save(db, shop, settings));
}
