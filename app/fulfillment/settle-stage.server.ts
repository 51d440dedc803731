import { isDeepStrictEqual } from "node:util";
import { Prisma } from "#generated/prisma/client.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";

import { loadOrder } from "./load-order.server.ts";
import { orderStage } from "./order-stage.ts";
import { fulfillmentSettings, isRouted } from "./fulfillment-settings.server.ts";
import { withoutOthers } from "./reconcile/without-others.server.ts";
import { decisions } from "./decisions/messages.ts";
import { elsewhereBecause, hasUnits, heldBecause } from "./gates/held-because.ts";
import { readClosedGates } from "./gates/read-gates.server.ts";
import { waitingFulfillmentOrders } from "./requests/waiting-fulfillment-orders.ts";
import { unattached } from "./requests/unattached.ts";
import { isPlanned } from "#app/parcels/parcel-stage.ts";

/** Brings the stage that an order is shown at in line with what is known of it. */
export async function settleStage(db: ShopDb, shop: Shop, orderId: bigint): Promise<void> {
  const order = await loadOrder(db, shop, orderId);
  if (!order) return;
  const exceptions = await db.exception.count({ where: { shopId: shop.id, orderId, resolvedAt: null } });
  const next = waitingFulfillmentOrders(order.fulfillmentOrders, true);
  const free = unattached(order);
  const isOurs = isRouted(await fulfillmentSettings.read(db, shop), order);
  const ours = isOurs ? await withoutOthers(db, shop, order, free) : free;
  const elsewhere = elsewhereBecause(free, ours);
  const waitsForStock = (await db.orderDecision.count({ where: { shopId: shop.id, orderId, kind: "wait" } })) > 0;
  const kept = isOurs ? heldBecause(await readClosedGates(db, shop, order), ours) : [];
  const held = kept.length === 0 && waitsForStock && ours.some(hasUnits) ? [decisions.message("waits-for-stock")] : kept;

  const stage = orderStage({
    cancelled: order.cancelledAt !== null,
    needsPerson: exceptions > 0,
    held: held.length > 0,
    elsewhere: elsewhere !== null,
    parcels: order.parcels.map((parcel) => parcel.stage),
    waiting: next.outcome === "ready" && next.waiting.some(({ id }) => ours.some((one) => one.id === id)) && !order.parcels.some(isPlanned),
    fulfillmentStatus: order.fulfillmentStatus,
  });
  const because = stage === "held" ? held : stage === "done_elsewhere" && elsewhere ? [elsewhere] : null;
  if (stage !== order.stage || !isDeepStrictEqual(because, order.held))
    await db.order.update({ where: { shopId_id: { shopId: shop.id, id: orderId } }, data: { stage, held: because ?? Prisma.DbNull } });
}
