import { CloseFulfillmentOrderDocument } from "#admin/close-fulfillment-order.ts";
import { MoveFulfillmentOrderDocument } from "#admin/move-fulfillment-order.ts";
import { otherServiceLocations } from "#app/inventory/locations-holding.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import { withoutFullStop } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { gid } from "#app/shopify/gid.ts";
import { openException } from "../exceptions/open-exception.server.ts";
import { hasUnits } from "../gates/held-because.ts";
import { loadOrder, type OrderInFulfillment } from "../load-order.server.ts";
import { noteChangeBegin, noteChangeEnd, readAfresh } from "../own-changes.server.ts";
import { withoutOthers } from "../reconcile/without-others.server.ts";
import { unattached } from "../requests/unattached.ts";
import { newHold, type Decision } from "./decision.ts";
import { forgetDecisions, keepDecision, type Made } from "./keep-decisions.server.ts";
import { decisions } from "./messages.ts";

type Keep = (Made & { decision: Extract<Decision, { kind: "keep" }> }) | undefined;
type FulfillmentOrder = OrderInFulfillment["fulfillmentOrders"][number];

/**
 * Hands what of an order no warehouse works on over to the merchant, who ships it himself: it leaves our warehouses' locations for one of
 * his own, and is his from then on (kept_by_merchant). What stands at a location of his already stays there.
 */
export async function handOver(shop: Shop, order: OrderInFulfillment, keep: Keep): Promise<boolean> {
  if (!keep) return false;
  const [services, loose] = await inShop(shop, async (db) => [
    await locationsOfServices(db, shop),
    await withoutOthers(db, shop, order, unattached(order).filter(hasUnits)),
  ]);
  const away = loose.filter(({ assignedLocationId: at }) => at !== null && services.has(at));
  let said: string | undefined;
  if (away.length > 0) {
    await noteChangeBegin(shop, order.id);
    for (const one of away) said ??= await move(shop, one, keep.decision.locationId);
    await noteChangeEnd(shop, order.id);
    await readAfresh(shop, order.id);
  }
  await inShop(shop, async (db) => {
    if (said === undefined) return keepWhatStands(db, shop, order.id, services);
    await refuse(db, shop, order, keep, said);
  });
  return true;
}

type Db = Parameters<typeof loadOrder>[0];

/** Everywhere that a fulfillment service ships from, Waybill's warehouses among them. */
async function locationsOfServices(db: Db, shop: Shop): Promise<Set<bigint>> {
  const warehouses = await db.warehouse.findMany({ where: { shopId: shop.id, locationId: { not: null } }, select: { locationId: true } });
  const ours = warehouses.flatMap(({ locationId }) => locationId ?? []);
  return new Set([...ours, ...(await otherServiceLocations(db, shop, new Set()))]);
}

/** Answers what Shopify said against it. */
async function move(shop: Shop, one: FulfillmentOrder, locationId: string): Promise<string | undefined> {
  const id = gid("FulfillmentOrder", one.id);
  // Accepted for a parcel that was called off, it has to be given back first.
  if (one.status === "IN_PROGRESS") await adminClient(shop).run(CloseFulfillmentOrderDocument, { id, message: null });
  const { fulfillmentOrderMove: answer } = await adminClient(shop).run(MoveFulfillmentOrderDocument, {
    id,
    locationId: gid("Location", BigInt(locationId)),
    lines: null,
  });
  return answer?.userErrors[0]?.message;
}

async function keepWhatStands(db: Db, shop: Shop, orderId: bigint, services: ReadonlySet<bigint>) {
  const order = await loadOrder(db, shop, orderId);
  const his = (order ? unattached(order) : []).filter(
    (one) => hasUnits(one) && one.assignedLocationId !== null && !services.has(one.assignedLocationId),
  );
  await db.fulfillmentOrder.updateMany({
    where: { shopId: shop.id, id: { in: his.map(({ id }) => id) } },
    data: { movedFromLocationId: null },
  });
  await db.keptByMerchant.createMany({
    data: his.map(({ id }) => ({ shopId: shop.id, fulfillmentOrderId: id, orderId, keptAt: nowDate() })),
    skipDuplicates: true,
  });
  await forgetDecisions(db, shop, orderId, "keep", "warehouse", "wait");
}

/** It is nobody's now, and must not go to a warehouse behind the merchant's back: it is held, and he is told. */
async function refuse(db: Db, shop: Shop, order: OrderInFulfillment, { decision, by }: NonNullable<Keep>, said: string) {
  const location = await db.location.findFirst({ where: { shopId: shop.id, id: BigInt(decision.locationId) }, select: { name: true } });
  await forgetDecisions(db, shop, order.id, "keep");
  await keepDecision(db, shop, order.id, { decision: newHold({ reason: "OTHER" }), by });
  await openException(db, shop, {
    cause: "fulfillment-order.refused",
    subject: `order:${order.id}`,
    orderId: order.id,
    message: decisions.message("take-refused", {
      order: order.name,
      location: location?.name ?? decision.locationId,
      said: withoutFullStop(said),
    }),
  });
}
