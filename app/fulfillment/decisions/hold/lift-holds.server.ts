import { FulfillmentOrderHoldsDocument } from "#admin/fulfillment-order-holds.ts";
import { ReleaseFulfillmentOrderDocument } from "#admin/release-fulfillment-order.ts";
import { otherServiceLocations } from "#app/inventory/locations-holding.server.ts";
import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { withoutFullStop } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { gid } from "#app/shopify/gid.ts";
import { canRoute } from "#app/shopify/granted-scopes.server.ts";
import type { OrderInFulfillment } from "../../load-order.server.ts";
import { noteChangeBegin, noteChangeEnd, readAfresh } from "../../own-changes.server.ts";
import type { Decision } from "../decision.ts";
import { forgetDecisions, type Made } from "../keep-decisions.server.ts";
import { decisions } from "../messages.ts";

type Release = (Made & { decision: Extract<Decision, { kind: "release" }> }) | undefined;

/** For the seconds of an offer after payment Shopify holds an order by itself: that is not a person's to end. */
const POST_PURCHASE = "ONLINE_STORE_POST_PURCHASE_CROSS_SELL";

/** Takes holds off an order's fulfillment orders in Shopify, because a person released it. A hold that is gone is no hold: twice equals once. */
export async function liftHolds(shop: Shop, order: OrderInFulfillment, release: Release): Promise<boolean> {
  if (!release) return false;
  const others = await inShop(shop, (db) => locationsOfOthers(db, shop));
  const held = order.fulfillmentOrders.filter(
    ({ status, assignedLocationId: at }) => status === "ON_HOLD" && (at === null || !others.has(at)),
  );
  const refusals: string[] = [];
  if (held.length > 0 && (await canRoute(shop))) {
    await noteChangeBegin(shop, order.id);
    for (const { id } of held) refusals.push(...(await lift(shop, id, release.decision.ownOnly)));
    await noteChangeEnd(shop, order.id);
  }
  await inShop(shop, async (db) => {
    await forgetDecisions(db, shop, order.id, "release");
    for (const said of refusals) {
      const message = decisions.message("release-refused", { said: withoutFullStop(said) });
      await writeTimeline(db, shop, { orderId: order.id, actor: { kind: "shopify" }, event: "release-refused", message });
    }
  });
  if (held.length > 0) await readAfresh(shop, order.id);
  return true;
}

/** Of fulfillment services that are not Waybill's. */
async function locationsOfOthers(db: ShopDb, shop: Shop): Promise<Set<bigint>> {
  const ours = await db.warehouse.findMany({ where: { shopId: shop.id, locationId: { not: null } }, select: { locationId: true } });
  return otherServiceLocations(db, shop, new Set(ours.flatMap(({ locationId }) => locationId ?? [])));
}

async function lift(shop: Shop, fulfillmentOrderId: bigint, ownOnly: boolean): Promise<string[]> {
  const id = gid("FulfillmentOrder", fulfillmentOrderId);
  const { fulfillmentOrder } = await adminClient(shop).run(FulfillmentOrderHoldsDocument, { id });
  const holdIds = (fulfillmentOrder?.fulfillmentHolds ?? [])
    .filter(({ reason, heldByRequestingApp }) => reason !== POST_PURCHASE && (heldByRequestingApp || !ownOnly))
    .map((hold) => hold.id);
  if (holdIds.length === 0) return [];
  const { fulfillmentOrderReleaseHold: answer } = await adminClient(shop).run(ReleaseFulfillmentOrderDocument, { id, holdIds });
  return answer?.userErrors.slice(0, 1).map(({ message }) => message) ?? [];
}
