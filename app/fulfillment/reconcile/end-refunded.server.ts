import type { Actor } from "#app/platform/actor.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { resolveExceptions } from "../exceptions/resolve-exceptions.server.ts";
import type { OrderInFulfillment } from "../load-order.server.ts";
import { fulfillment } from "../messages.ts";
import { ASTRAY, boxesOfOrder } from "./boxes-of-order.server.ts";
import { isPaidBack } from "./is-paid-back.ts";

const SHOPIFY: Actor = { kind: "shopify" };

/** Asks nobody any more about boxes that arrive nowhere, once the buyer has been paid back what was in them. */
export async function endRefunded(shop: Shop, order: OrderInFulfillment): Promise<void> {
  const astray = new Set(order.parcels.filter(({ shipments }) => shipments.some(({ endedAs }) => endedAs !== null)).map(({ id }) => id));
  if (astray.size === 0 || !isPaidBack(order, boxesOfOrder(order))) return;
  await inShop(shop, async (db) => {
    for (const parcelId of astray)
      await resolveExceptions(db, shop, { subject: `parcel:${parcelId}`, cause: ASTRAY }, fulfillment.message("paid-back"), SHOPIFY);
  });
}
