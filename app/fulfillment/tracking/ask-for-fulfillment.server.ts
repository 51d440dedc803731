import { isDeepStrictEqual } from "node:util";
import { CreateFulfillmentDocument } from "#admin/create-fulfillment.ts";
import { OrderFulfillmentsDocument, type OrderFulfillmentsQuery } from "#admin/order-fulfillments.ts";
import { copyOrders } from "#app/orders/copy-orders.server.ts";
import type { ToldTracking } from "#app/parcels/tracking.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { verbatim, withoutFullStop, type Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { gid, idOf } from "#app/shopify/gid.ts";
import { fulfillment } from "../messages.ts";
import { isCopyCurrent, ROOM } from "../own-changes.server.ts";
import { fulfillmentLines } from "./fulfillment-lines.ts";
import { type LoadedShipment, loadShipment, ShipmentLines, type ShippedUnits, unitsOf } from "./load-shipment.server.ts";
import { notifiesBuyer } from "../notifies-buyer.server.ts";
import { toldTracking, trackingInput, trackingOf } from "./shipment-tracking.ts";
import { untoldUnits } from "./untold-units.ts";

/** Shopify takes at most so many things in one list. */
const MOST_LINES = 250;

/** `told`: the tracking that it was made with; `units`: what Shopify has as fulfilled by it. */
type Made = { outcome: "made"; id: bigint; told?: ToldTracking; units: readonly ShippedUnits[] };

export type AskedForFulfillment =
  | Made
  | { outcome: "refused"; why: Message }
  /** Shopify no longer wants any of its units. */
  | { outcome: "nothing-left" };

/** Asks Shopify to take a shipment as fulfilled, as far as it still wants its units. What it refuses is asked once more if the order has changed meanwhile. */
export async function askForFulfillment(shop: Shop, shipment: LoadedShipment): Promise<AskedForFulfillment> {
  // The units left on each fulfillment order must be Shopify's of after our own last change, not those of a copy from before.
  const isCurrent = await inShop(shop, (db) => isCopyCurrent(db, shop, shipment.parcel.order));
  if (!isCurrent) await readOrder(shop, shipment);
  const lines = await linesLeft(shop, shipment);
  const answer = await ask(shop, shipment, lines);
  if (answer.outcome === "made") return answer;

  await readOrder(shop, shipment);
  const fresh = await linesLeft(shop, shipment);
  return isDeepStrictEqual(fresh, lines) ? answer : ask(shop, shipment, fresh);
}

const readOrder = (shop: Shop, { parcel }: LoadedShipment) => copyOrders(shop, [parcel.orderId], { askedBy: ROOM });

async function linesLeft(shop: Shop, shipment: LoadedShipment) {
  const fresh = (await loadShipment(shop, shipment.id)) ?? shipment;
  const { fulfillmentOrderIds, order } = fresh.parcel;
  return fulfillmentLines(
    unitsOf(shipment),
    order.fulfillmentOrders.filter((one) => fulfillmentOrderIds.includes(one.id)),
  );
}

async function ask(shop: Shop, shipment: LoadedShipment, lines: ReturnType<typeof fulfillmentLines>): Promise<AskedForFulfillment> {
  if (lines.length === 0) return { outcome: "nothing-left" };
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
      notifyCustomer: await inShop(shop, (db) => notifiesBuyer(db, shop, shipment.parcelId)),
    },
    message: null,
  });
  if (answer?.fulfillment) {
    const units = lines.flatMap((one) => one.lines.map(({ orderLineId, quantity }) => ({ orderLineId, quantity })));
    return { outcome: "made", id: idOf(answer.fulfillment.id), told: toldTracking(answer.fulfillment, trackingOf(shipment)), units };
  }
  const said = answer?.userErrors[0]?.message;
  return { outcome: "refused", why: said ? verbatim(withoutFullStop(said)) : fulfillment.message("shopify-gave-no-reason") };
}

/** The fulfillment that an earlier try made, if it did: by tracking number, or by its units where there is no number. */
export async function findFulfillment(shop: Shop, shipment: LoadedShipment): Promise<Made | undefined> {
  const wanted = unitKey(ShipmentLines.parse(shipment.lines).map((line) => [line.orderLineId, line.quantity]));
  const found = (await readUntaken(shop, shipment)).find((one) => {
    if (shipment.trackingNumber) return one.trackingInfo.some((info) => info.number === shipment.trackingNumber);
    return unitKey(one.fulfillmentLineItems.nodes.map((line) => [String(idOf(line.lineItem.id)), line.quantity ?? 0])) === wanted;
  });
  return found && { outcome: "made", id: idOf(found.id), units: unitsIn(found) };
}

/**
 * The fulfillment by which somebody marked as fulfilled what the warehouse ships, before it had left: at the warehouse's own location, with all
 * of its units and no tracking. The buyer has been told of it, and looks there for the number.
 */
export async function findMarkedByHand(shop: Shop, shipment: LoadedShipment): Promise<Made | undefined> {
  const { locationId } = shipment.parcel.warehouse;
  const found = (await readUntaken(shop, shipment)).find((one) => {
    const isThere = one.location !== null && idOf(one.location.id) === locationId;
    const isTracked = one.trackingInfo.some(({ number }) => number);
    return isThere && !isTracked && untoldUnits(unitsOf(shipment), unitsIn(one)).length === 0;
  });
  return found && { outcome: "made", id: idOf(found.id), units: unitsIn(found) };
}

/** The order's fulfillments in Shopify that stand, and that no shipment has been told as. */
async function readUntaken(shop: Shop, shipment: LoadedShipment): Promise<readonly Fulfillment[]> {
  const { order } = await adminClient(shop).run(OrderFulfillmentsDocument, { orderId: gid("Order", shipment.parcel.orderId) });
  const taken = await inShop(shop, (db) =>
    db.shipment.findMany({
      where: { shopId: shop.id, parcel: { orderId: shipment.parcel.orderId }, fulfillmentId: { not: null } },
      select: { fulfillmentId: true },
    }),
  );
  return (order?.fulfillments ?? []).filter(
    ({ id, status }) => status !== "CANCELLED" && !taken.some(({ fulfillmentId }) => fulfillmentId === idOf(id)),
  );
}

type Fulfillment = NonNullable<OrderFulfillmentsQuery["order"]>["fulfillments"][number];

const unitsIn = ({ fulfillmentLineItems }: Fulfillment): ShippedUnits[] =>
  fulfillmentLineItems.nodes.map(({ lineItem, quantity }) => ({ orderLineId: idOf(lineItem.id), quantity: quantity ?? 0 }));

function unitKey(units: readonly (readonly [string, number])[]): string {
  return units
    .map(([line, quantity]) => `${line}×${quantity}`)
    .sort()
    .join(" ");
}
