import { z } from "zod";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { defineSettings } from "#app/platform/settings/define-settings.server.ts";
import type { Shop } from "#app/platform/shop.ts";

/** Amounts are minor units of the shop's currency. What each of them does: routing/routing-policy.ts. */
export const fulfillmentSettings = defineSettings(
  "fulfillment",
  z.object({
    routingEnabled: z.boolean().default(false),
    /** Orders placed before routing was turned on are left alone until the merchant asks for one. */
    routingSince: z.coerce.date().nullable().default(null),
    splitPenalty: z.int().default(300),
    dayOfDelayCost: z.int().default(0),
    priorityCost: z.int().default(0),
    maxParcels: z.int().default(4),
  }),
);

export type FulfillmentSettings = Awaited<ReturnType<typeof fulfillmentSettings.read>>;

/** Turns routing off in the given transaction. Answers whether it was on. */
export async function turnRoutingOff(db: ShopDb, shop: Shop): Promise<boolean> {
  const before = await fulfillmentSettings.save(db, shop, { routingEnabled: false });
  return before.routingEnabled;
}
