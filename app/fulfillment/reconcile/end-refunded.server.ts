import type { Actor } from "#app/platform/actor.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { resolveExceptions } from "../exceptions/resolve-exceptions.server.ts";
import type { OrderInFulfillment } from "../load-order.server.ts";
import { fulfillment } from "../messages.ts";
import { ShipmentLines } from "../tracking/load-shipment.server.ts";
import { isPaidBack } from "./is-paid-back.ts";

const SHOPIFY: Actor = { kind: "shopify" };

/** Asks nobody any more about boxes that arrive nowhere, once the buyer has been paid back what was in them. */
export async function endRefunded(shop: Shop, order: OrderInFulfillment): Promise<void> {
  const copied = new Set(order.fulfillments.map(({ id }) => id));
  const shipments = order.parcels.flatMap(({ id, shipments }) =>
    shipments.map(({ endedAs, fulfillmentId, refusedAt, lines }) => ({
      parcelId: id,
      isAstray: endedAs !== null,
      isCopied: fulfillmentId === null ? refusedAt !== null : copied.has(fulfillmentId),
      units: ShipmentLines.parse(lines).map((line) => ({ orderLineId: BigInt(line.orderLineId), units: line.quantity })),
    })),
  );
  const astray = new Set(shipments.flatMap(({ parcelId, isAstray }) => (isAstray ? [parcelId] : [])));
  if (astray.size === 0 || !isPaidBack(order, shipments)) return;
  await inShop(shop, async (db) => {
    for (const parcelId of astray)
      await resolveExceptions(db, shop, { subject: `parcel:${parcelId}`, cause: ASTRAY }, fulfillment.message("paid-back"), SHOPIFY);
  });
}

const ASTRAY = ["parcel.lost", "parcel.returned"];
