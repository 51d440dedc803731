import { inStages } from "#app/parcels/parcel-sql.server.ts";
import { awaitsDispatch, isPlanned } from "#app/parcels/parcel-stage.ts";
import { WAYBILL } from "#app/platform/actor.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import { idsOf, roundRobin } from "#app/platform/jobs/round-robin.ts";
import { log } from "#app/platform/log.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { lostLocations } from "../exceptions/lost-locations.server.ts";
import { loadOrder, type OrderInFulfillment } from "../load-order.server.ts";
import { fulfillment } from "../messages.ts";
import { planWithStock } from "../plan/plan-with-stock.server.ts";
import { routableOrder } from "../plan/routable-order.ts";
import { reconcileOrderJob } from "../reconcile-order-job.server.ts";
import { cancelParcel } from "./cancel-parcels.server.ts";

const AT_A_TIME = 200;

const tried = roundRobin<string>();

/**
 * Takes parcels back from warehouses that can't be asked (they refuse our credentials, or have lost their location), where they wait and
 * nothing was ever sent, as far as another warehouse can ship them now. Those that none can wait for their own. What the merchant paused waits too.
 */
export async function sendElsewhere(shop: Shop): Promise<void> {
  for (const { id, orderId } of await inShop(shop, (db) => findStranded(db, shop))) {
    const order = await inShop(shop, (db) => loadOrder(db, shop, orderId));
    const parcel = order?.parcels.find((one) => one.id === id);
    if (!order || !parcel || !(await inShop(shop, (db) => canGoElsewhere(db, shop, order, parcel)))) continue;
    const why = fulfillment.message("warehouse-shut", { warehouse: parcel.warehouse.name });
    try {
      if (await cancelParcel(shop, parcel, { why, by: WAYBILL }))
        await inShop(shop, (db) => enqueue(db, shop, reconcileOrderJob, { orderId: String(orderId) }));
    } catch (fault) {
      // It was sent a moment ago, and its warehouse can't be asked: it waits.
      log.warn({ err: fault, shopId: shop.id, parcelId: id }, "a stranded parcel could not be taken back");
    }
  }
}

async function findStranded(db: ShopDb, shop: Shop): Promise<{ id: string; orderId: bigint }[]> {
  const lost = [...(await lostLocations(db, shop))];
  const where = {
    shopId: shop.id,
    stage: { in: [...inStages(isPlanned).in, ...inStages(awaitsDispatch).in] },
    warehouse: { OR: [{ state: "refused" as const }, { id: { in: lost } }] },
    order: { cancelledAt: null },
  };
  const select = { id: true, orderId: true };
  const parcels = await tried.next(shop.id, AT_A_TIME, (piece) =>
    db.parcel.findMany({ where: { ...where, id: idsOf(piece) }, select, orderBy: { id: "asc" }, take: piece.take }),
  );
  tried.reaches(shop.id, parcels.at(-1)?.id);
  const sent = await db.effect.findMany({
    where: { shopId: shop.id, kind: "parcel.dispatch", subject: { in: parcels.map(({ id }) => id) } },
    select: { subject: true },
  });
  return parcels.filter(({ id }) => !sent.some(({ subject }) => subject === id));
}

/** Whether there is a route for its units with things as they are. Nothing is written: the order is planned when it is reconciled. */
async function canGoElsewhere(
  db: ShopDb,
  shop: Shop,
  order: OrderInFulfillment,
  { lines }: OrderInFulfillment["parcels"][number],
): Promise<boolean> {
  const waiting = lines.map(({ orderLineId, sku, quantity }) => {
    const facts = order.fulfillmentOrders.flatMap((one) => one.lines).find((line) => line.orderLineId === orderLineId);
    return {
      orderLineId,
      inventoryItemId: facts?.inventoryItemId ?? null,
      sku: facts?.sku ?? sku,
      remainingQuantity: quantity,
      requiresShipping: true,
      grams: facts?.grams ?? null,
    };
  });
  const { outcome } = await planWithStock(db, shop, routableOrder(order, [{ lines: waiting }], shop.currency), order);
  return outcome.outcome === "routed";
}
