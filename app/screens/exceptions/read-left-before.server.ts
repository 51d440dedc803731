import { storedActor, type Actor } from "#app/platform/actor.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { causeOf } from "./causes.ts";

/** A box of an order that was shipped once: when, with whom and which numbers, what was in it, and what became of it. */
export type LeftBefore = {
  id: string;
  orderId: string;
  orderName: string;
  warehouse: string;
  shippedAt: string;
  carrier: string | null;
  numbers: string[];
  units: { title: string; quantity: number }[];
  end: { as: "lost" | "returned" | "delivered" | "cancelled" | "none" } | { as: "undone"; by: Actor };
};

type Listed = { cause: string; items: readonly { orderId: string | null }[] };

/** What was shipped of the orders that can be shipped again, in the order in which it was: whoever says so is shown it first. */
export async function readLeftBefore(db: ShopDb, shop: Shop, groups: readonly Listed[]): Promise<LeftBefore[]> {
  const orderIds = groups
    .filter(({ cause }) => causeOf(cause).remedy === "ship-again")
    .flatMap(({ items }) => items.flatMap(({ orderId }) => (orderId === null ? [] : BigInt(orderId))));
  if (orderIds.length === 0) return [];
  const shipments = await db.shipment.findMany({
    where: { shopId: shop.id, parcel: { orderId: { in: orderIds } } },
    include: { parcel: { include: { lines: true, order: { select: { name: true } }, warehouse: { select: { name: true } } } } },
    orderBy: [{ shippedAt: "asc" }, { id: "asc" }],
  });
  const cancelled = await db.fulfillment.findMany({
    where: { shopId: shop.id, orderId: { in: orderIds }, status: "CANCELLED" },
    select: { id: true },
  });
  return shipments.map((shipment) => {
    const { parcel } = shipment;
    const lines = (shipment.lines ?? []) as { sku: string; quantity: number }[];
    const isCancelled = cancelled.some(({ id }) => id === shipment.fulfillmentId);
    return {
      id: shipment.id,
      orderId: String(parcel.orderId),
      orderName: parcel.order.name,
      warehouse: parcel.warehouse.name,
      shippedAt: shipment.shippedAt.toISOString(),
      carrier: shipment.carrier,
      numbers: shipment.trackingNumbers,
      units: lines.map(({ sku, quantity }) => ({ title: parcel.lines.find((line) => line.sku === sku)?.title ?? sku, quantity })),
      end: endOf(shipment, isCancelled),
    };
  });
}

type Ended = { undoneAt: Date | null; undoneBy: unknown; deliveredAt: Date | null; endedAs: string | null };

function endOf({ undoneAt, undoneBy, deliveredAt, endedAs }: Ended, isCancelled: boolean): LeftBefore["end"] {
  if (undoneAt !== null) return { as: "undone", by: storedActor(undoneBy ?? { kind: "staff", id: null, name: null }) };
  if (endedAs === "lost" || endedAs === "returned") return { as: endedAs };
  if (deliveredAt !== null) return { as: "delivered" };
  return { as: isCancelled ? "cancelled" : "none" };
}
