import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { openEffect } from "#app/platform/effects/open-effect.server.ts";
import { settleEffect } from "#app/platform/effects/settle-effect.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { openConnection } from "#app/warehouses/open-connection.server.ts";

import { resolveExceptions } from "./exceptions/resolve-exceptions.server.ts";
import type { OrderInFulfillment } from "./load-order.server.ts";

type ParcelToCancel = OrderInFulfillment["parcels"][number];

const GONE = ["partly_shipped", "shipped", "delivered", "packed"];

/** Stops every parcel of an order that can still be stopped. */
export async function cancelParcels(shop: Shop, order: OrderInFulfillment, why: string): Promise<void> {
  for (const parcel of order.parcels) await cancelParcel(shop, parcel, why);
}

/** Stops one parcel, at its warehouse too if it knows of it. False when it is too late. */
export async function cancelParcel(shop: Shop, parcel: ParcelToCancel, why: string): Promise<boolean> {
  if (parcel.stage === "cancelled") return true;
  if (GONE.includes(parcel.stage)) return false;
  if (!(await stoppedAtWarehouse(shop, parcel))) return false;

  await inShop(shop, async (db) => {
    await db.parcel.update({ where: { shopId_id: { shopId: shop.id, id: parcel.id } }, data: { stage: "cancelled" } });
    await resolveExceptions(db, shop, { subject: `parcel:${parcel.id}` }, why);
    await writeTimeline(db, shop, {
      orderId: parcel.orderId,
      actor: "Waybill",
      event: "parcel-cancelled",
      words: `Stopped the parcel at ${parcel.warehouse.name}. ${why}`,
    });
  });
  return true;
}

/** A parcel never sent has nothing to stop; of one that may have been sent the warehouse is asked, whatever we believe. */
async function stoppedAtWarehouse(shop: Shop, parcel: ParcelToCancel): Promise<boolean> {
  const sent = await inShop(shop, (db) => db.effect.count({ where: { shopId: shop.id, kind: "parcel.dispatch", subject: parcel.id } }));
  if (sent === 0) return true;
  const effect = await openEffect(shop, "parcel.cancel", parcel.id, parcel.reference);
  if (effect.settled) return (effect.answer as { outcome: string }).outcome !== "too-late";

  const answer = await openConnection(shop, parcel.warehouse).cancelOrder(parcel.reference);
  await inShop(shop, (db) => settleEffect(db, shop, effect, answer));
  return answer.outcome !== "too-late";
}
