import { z } from "zod";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { fulfillmentSettings } from "../fulfillment-settings.server.ts";

const minor = z
  .number("Enter an amount")
  .int("Enter an amount")
  .min(0, "An amount can't be negative")
  .max(100_000_00, "That amount is too large");

/** What a merchant can set of routing (routing/routing-policy.ts). Amounts are minor units of the shop's currency. */
export const RoutingSettings = z.object({
  splitPenalty: minor,
  dayOfDelayCost: minor,
  priorityCost: minor,
  maxParcels: z
    .number("Enter a whole number")
    .int("Enter a whole number")
    .min(1, "An order needs at least one parcel")
    .max(20, "At most 20 parcels"),
});

export type RoutingSettings = z.infer<typeof RoutingSettings>;

/** Keeps what the merchant wants of routing: it counts for every decision from now on, and changes none that was made. */
export async function saveRoutingPolicy(shop: Shop, settings: RoutingSettings): Promise<void> {
  await inShop(shop, (db) => fulfillmentSettings.save(db, shop, settings));
}
