import { z } from "zod";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { defineSettings } from "#app/platform/settings/define-settings.server.ts";
import type { Shop } from "#app/platform/shop.ts";

/** Amounts are minor units of the shop's currency. What each of them does: routing/routing-policy.ts, gates/gate.ts. */
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
    /** Percent: of a hundred delivery promises as many are to be kept. */
    promiseConfidence: z.int().default(90),
    /** What a buyer took by an offer and no warehouse can ship is taken off his order and paid back, or a person is asked (offered/). */
    offeredShort: z.enum(["take-off", "ask"]).default("take-off"),
    holdUnpaid: z.boolean().default(true),
    paidOnDelivery: z.array(z.string()).default([]),
    holdRisk: z.enum(["none", "high", "some"]).default("high"),
    holdTags: z.array(z.string()).default([]),
    waits: z.array(z.object({ since: z.coerce.date(), minutes: z.int() })).default([]),
    /** Shopify emails buyers when a parcel leaves, and when its tracking changes. */
    notifyBuyers: z.boolean().default(true),
  }),
);

export type FulfillmentSettings = Awaited<ReturnType<typeof fulfillmentSettings.read>>;

/** Whether an order is Waybill's to route: it was placed since routing is on, or the merchant asked for it. */
export function isRouted(
  { routingEnabled, routingSince }: FulfillmentSettings,
  order: { createdAt: Date; routingAsked: boolean },
): boolean {
  return routingEnabled && (order.routingAsked || (routingSince !== null && order.createdAt >= routingSince));
}

/** Turns routing off in the given transaction. Answers whether it was on. */
export async function turnRoutingOff(db: ShopDb, shop: Shop): Promise<boolean> {
  const before = await fulfillmentSettings.save(db, shop, { routingEnabled: false });
  return before.routingEnabled;
}
