import { Prisma } from "#generated/prisma/client.ts";
import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import { actorInSentence, WAYBILL, type Actor } from "#app/platform/actor.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { openEffect, settleEffect } from "#app/platform/effects/effect.server.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { openConnection } from "#app/warehouses/open-connection.server.ts";
import { resolveExceptions } from "../exceptions/resolve-exceptions.server.ts";
import type { OrderInFulfillment } from "../load-order.server.ts";
import { fulfillment } from "../messages.ts";
import { lockParcel, moveParcels } from "#app/parcels/move-parcel.server.ts";
import { canBeCancelled, isCancelled } from "#app/parcels/parcel-stage.ts";
import { aboutParcel, openException } from "../exceptions/open-exception.server.ts";

type ParcelToCancel = OrderInFulfillment["parcels"][number];

/** What is said of it where it stops, and who wanted it; `again`: a person asks once more for what was refused already. */
export type Cancellation = { why: Message; by: Actor; again?: boolean };

/** Stops every parcel of an order that can still be stopped; answers those that cannot. */
export async function cancelParcels(shop: Shop, order: OrderInFulfillment, cancellation: Cancellation): Promise<ParcelToCancel[]> {
  const gone: ParcelToCancel[] = [];
  for (const parcel of order.parcels) if (!(await cancelParcel(shop, parcel, cancellation))) gone.push(parcel);
  return gone;
}

/** Stops one parcel, at its warehouse too if it may know of it. False when it is too late. Twice equals once. */
export async function cancelParcel(shop: Shop, parcel: ParcelToCancel, cancellation: Cancellation): Promise<boolean> {
  if (isCancelled(parcel)) return true;
  if (!canBeCancelled(parcel)) return false;
  const first = await inShop(shop, async (db) => {
    if (await mayBeSent(db, shop, parcel)) return "sent";
    return markCancelled(db, shop, parcel, cancellation);
  });
  if (first !== "sent") return first === "cancelled";
  if (!(await stoppedAtWarehouse(shop, parcel, cancellation))) return false;
  return (await inShop(shop, (db) => markCancelled(db, shop, parcel, cancellation))) === "cancelled";
}

/**
 * Whether the warehouse may know of the parcel, whatever we believe. The parcel's row stays locked until the transaction ends: a dispatch
 * that has not written its effect down by now will see what comes of it.
 */
async function mayBeSent(db: ShopDb, shop: Shop, parcel: ParcelToCancel): Promise<boolean> {
  await lockParcel(db, shop, parcel.id);
  return (await db.effect.count({ where: { shopId: shop.id, kind: "parcel.dispatch", subject: parcel.id } })) > 0;
}

/** Takes a parcel as stopped, in the transaction in hand. */
export async function markCancelled(
  db: ShopDb,
  shop: Shop,
  parcel: Pick<ParcelToCancel, "id" | "orderId" | "stage"> & { warehouse: { name: string } },
  cancellation: Cancellation,
): Promise<"cancelled" | "gone"> {
  const moved = await moveParcels(db, shop, parcel, "cancelled", { problem: Prisma.DbNull });
  if (moved === 0) return isCancelled({ stage: (await lockParcel(db, shop, parcel.id)) ?? "cancelled" }) ? "cancelled" : "gone";
  await resolveExceptions(db, shop, { subject: `parcel:${parcel.id}` }, cancellation.why, cancellation.by);
  await writeTimeline(db, shop, {
    orderId: parcel.orderId,
    actor: WAYBILL,
    event: "parcel-cancelled",
    message: fulfillment.message("parcel-stopped", { warehouse: parcel.warehouse.name, why: cancellation.why }),
  });
  return "cancelled";
}

/**
 * What was too late once is asked again: the warehouse may have cancelled it by itself since. That it refused is told once, and once more
 * where a person asks again.
 */
async function stoppedAtWarehouse(shop: Shop, parcel: ParcelToCancel, { by, again = false }: Cancellation): Promise<boolean> {
  const effect = await openEffect(shop, "parcel.cancel", parcel.id, parcel.reference);
  if (effect.settled && (effect.answer as { outcome: string }).outcome !== "too-late") return true;

  const answer = await openConnection(shop, parcel.warehouse).cancelOrder(parcel.reference);
  const isTooLate = answer.outcome === "too-late";
  if (effect.settled && !again) return !isTooLate;
  await inShop(shop, async (db) => {
    const isNews = effect.settled || (await settleEffect(db, shop, effect, answer));
    if (isNews && answer.outcome === "too-late") await noteNotStopped(db, shop, parcel, answer.message, by);
  });
  return !isTooLate;
}

/** Keeps on the order's timeline that a warehouse would not stop a parcel: who asked it, why not, and what happens now. */
async function noteNotStopped(
  db: ShopDb,
  shop: Shop,
  { orderId, warehouse }: Pick<Leaving, "orderId" | "warehouse">,
  why: Message,
  by: Actor,
): Promise<void> {
  await writeTimeline(db, shop, {
    orderId,
    actor: { kind: "warehouse", name: warehouse.name },
    event: "parcel-not-stopped",
    message: fulfillment.message("not-stopped", { by: actorInSentence(by), why }),
  });
}

type Leaving = { id: string; orderId: bigint; warehouseId: string; warehouse: { name: string }; order: { name: string } };

/**
 * Tells a person that a parcel leaves although it was called off. A parcel that we had cancelled is under way again: its order's timeline,
 * which says that it was stopped, says `why` it is not.
 */
export async function reportTooLate(db: ShopDb, shop: Shop, parcel: Leaving, why?: Message): Promise<void> {
  const revived = await moveParcels(db, shop, { id: parcel.id, from: isCancelled }, "dispatched");
  if (revived > 0 && why) await noteNotStopped(db, shop, parcel, why, WAYBILL);
  await openException(db, shop, {
    cause: "parcel.too-late",
    ...aboutParcel(parcel),
    staysDismissed: true,
    message: fulfillment.message("too-late", { order: parcel.order.name, warehouse: parcel.warehouse.name }),
  });
}
