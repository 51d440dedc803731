import { z } from "zod";
import type { Prisma } from "#generated/prisma/client.ts";
import { CreateFulfillmentDocument } from "#admin/create-fulfillment.ts";
import { OrderFulfillmentsDocument } from "#admin/order-fulfillments.ts";
import { noteShipped } from "#app/stock/note-shipped.server.ts";
import { copyOrders } from "#app/orders/copy-orders.server.ts";
import type { ToldTracking } from "#app/parcels/tracking.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { openEffect, settleEffect } from "#app/platform/effects/effect.server.ts";
import { verbatim, withoutFullStop, type Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { gid, idOf } from "#app/shopify/gid.ts";
import { isCopyCurrent, ROOM } from "../own-changes.server.ts";
import { fulfillment } from "../messages.ts";
import { openException } from "../exceptions/open-exception.server.ts";
import { resolveExceptions } from "../exceptions/resolve-exceptions.server.ts";
import { fulfillmentLines } from "./fulfillment-lines.ts";
import { publishTrackingEvents } from "./publish-tracking-events.server.ts";
import { publishTrackingNumber } from "./publish-tracking-number.server.ts";
import { toldTracking, trackingInput, trackingOf } from "./shipment-tracking.ts";
import { job } from "#app/platform/jobs/job.ts";

const withAll = {
  events: true,
  parcel: { include: { order: { include: { fulfillmentOrders: { include: { lines: true } } } } } },
} satisfies Prisma.ShipmentInclude;
type LoadedShipment = Prisma.ShipmentGetPayload<{ include: typeof withAll }>;

/** Shopify takes at most so many things in one list. */
const MOST_LINES = 250;

/** The units of a shipment, as record-shipment wrote them. */
export const ShipmentLines = z.array(z.object({ orderLineId: z.string(), sku: z.string(), quantity: z.int() }));

/**
 * Makes a shipment a fulfillment in Shopify with its tracking, then tells Shopify its events. Twice equals once: fulfillmentCreate
 * has no idempotency key, so on doubt the order's fulfillments are looked through first.
 */
export async function publishShipment(shop: Shop, shipmentId: string): Promise<void> {
  const shipment = await load(shop, shipmentId);
  if (!shipment) return;
  const fulfillmentId = shipment.fulfillmentId ?? (await createFulfillment(shop, shipment));
  if (!fulfillmentId) return;
  const fresh = shipment.fulfillmentId === null ? ((await load(shop, shipmentId)) ?? shipment) : shipment;
  await publishTrackingNumber(shop, fresh, fulfillmentId);
  await publishTrackingEvents(shop, fresh, fulfillmentId);
}

function load(shop: Shop, shipmentId: string): Promise<LoadedShipment | null> {
  return inShop(shop, (db) => db.shipment.findFirst({ where: { shopId: shop.id, id: shipmentId }, include: withAll }));
}

async function createFulfillment(shop: Shop, shipment: LoadedShipment): Promise<bigint | undefined> {
  const effect = await openEffect(shop, "shipment.publish", shipment.id, shipment.trackingNumber ?? shipment.warehouseShipmentId);
  if (effect.settled) return undefined;
  const known = effect.isRetry ? await findFulfillment(shop, shipment) : undefined;
  const answer = known ?? (await askForFulfillment(shop, shipment));

  await inShop(shop, async (db) => {
    if ("id" in answer) {
      await settleEffect(db, shop, effect, { fulfillmentId: String(answer.id) });
      const made = { fulfillmentId: answer.id, ...(answer.told && { toldTracking: answer.told }) };
      await db.shipment.update({ where: { shopId_id: { shopId: shop.id, id: shipment.id } }, data: made });
      await noteShipped(db, shop, shipment.parcel.warehouseId, unitsOf(shipment));
      await resolveExceptions(db, shop, { subject: `shipment:${shipment.id}` }, fulfillment.message("fulfillment-taken"));
      return;
    }
    await openException(db, shop, {
      cause: "shipment.refused",
      subject: `shipment:${shipment.id}`,
      orderId: shipment.parcel.orderId,
      parcelId: shipment.parcelId,
      staysDismissed: true,
      message: fulfillment.message("shipment-refused", { order: shipment.parcel.order.name, why: answer.refused }),
    });
  });
  return "id" in answer ? answer.id : undefined;
}

function unitsOf(shipment: LoadedShipment) {
  return ShipmentLines.parse(shipment.lines).map((line) => ({ orderLineId: BigInt(line.orderLineId), quantity: line.quantity }));
}

/** `told`: the tracking that it was made with. */
type Made = { id: bigint; told?: ToldTracking };

async function askForFulfillment(shop: Shop, shipment: LoadedShipment): Promise<Made | { refused: Message }> {
  // The units left on each fulfillment order must be Shopify's of after our own last change, not those of a copy from before.
  const isCurrent = await inShop(shop, (db) => isCopyCurrent(db, shop, shipment.parcel.order));
  if (!isCurrent) await copyOrders(shop, [shipment.parcel.orderId], { askedBy: ROOM });
  const fresh = (await load(shop, shipment.id)) ?? shipment;
  const { fulfillmentOrderIds, order } = fresh.parcel;
  const lines = fulfillmentLines(
    unitsOf(shipment),
    order.fulfillmentOrders.filter((one) => fulfillmentOrderIds.includes(one.id)),
  );
  if (lines.length === 0) return { refused: fulfillment.message("nothing-left-to-fulfil") };

  const { fulfillmentCreate: answer } = await adminClient(shop).run(CreateFulfillmentDocument, {
    fulfillment: {
      lineItemsByFulfillmentOrder: lines.map((one) => ({
        fulfillmentOrderId: gid("FulfillmentOrder", one.fulfillmentOrderId),
        // Not named at all, it is everything that remains: so a parcel of any number of lines stays within Shopify's limit for a list.
        fulfillmentOrderLineItems:
          one.isRest && one.lines.length > MOST_LINES
            ? null
            : one.lines.map((line) => ({ id: gid("FulfillmentOrderLineItem", line.id), quantity: line.quantity })),
      })),
      trackingInfo: trackingInput(trackingOf(shipment)),
      notifyCustomer: true,
    },
    message: null,
  });
  if (answer?.fulfillment) return { id: idOf(answer.fulfillment.id), told: toldTracking(answer.fulfillment) };
  const said = answer?.userErrors[0]?.message;
  return { refused: said ? verbatim(withoutFullStop(said)) : fulfillment.message("shopify-gave-no-reason") };
}

/** The fulfillment that an earlier try made, if it did: by tracking number, or by its units where there is no number. */
async function findFulfillment(shop: Shop, shipment: LoadedShipment): Promise<Made | undefined> {
  const { order } = await adminClient(shop).run(OrderFulfillmentsDocument, { orderId: gid("Order", shipment.parcel.orderId) });
  const taken = await inShop(shop, (db) =>
    db.shipment.findMany({
      where: { shopId: shop.id, parcel: { orderId: shipment.parcel.orderId }, fulfillmentId: { not: null } },
      select: { fulfillmentId: true },
    }),
  );
  const wanted = unitKey(ShipmentLines.parse(shipment.lines).map((line) => [line.orderLineId, line.quantity]));
  const found = order?.fulfillments.find((one) => {
    if (one.status === "CANCELLED" || taken.some((other) => other.fulfillmentId === idOf(one.id))) return false;
    if (shipment.trackingNumber) return one.trackingInfo.some((info) => info.number === shipment.trackingNumber);
    return unitKey(one.fulfillmentLineItems.nodes.map((line) => [String(idOf(line.lineItem.id)), line.quantity ?? 0])) === wanted;
  });
  return found && { id: idOf(found.id) };
}

function unitKey(units: readonly (readonly [string, number])[]): string {
  return units
    .map(([line, quantity]) => `${line}×${quantity}`)
    .sort()
    .join(" ");
}

export const publishShipmentJob = job({
  name: "fulfillment.publish-shipment",
  payload: z.object({ shipmentId: z.uuid() }),
  oneAtATimePer: ({ shipmentId }) => shipmentId,
  retry: "outside-service",
  run: (shop, { shipmentId }) => publishShipment(shop, shipmentId),
});
