import { isLive, isTakenBackEasily } from "#app/parcels/parcel-stage.ts";
import type { Shop } from "#app/platform/shop.ts";
import { cancelParcel } from "../dispatch/cancel-parcels.server.ts";
import type { OrderInFulfillment } from "../load-order.server.ts";
import { fulfillment } from "../messages.ts";
import { endReleasedHold } from "./hold/end-released-hold.server.ts";
import { handOver } from "./hand-over.server.ts";
import type { ReconcileFacts } from "../read-reconcile-facts.server.ts";
import { find, type Made } from "./keep-decisions.server.ts";
import { liftHolds } from "./hold/lift-holds.server.ts";
import { placeHolds } from "./hold/place-holds.server.ts";

/**
 * Does at the warehouses and in Shopify what a person decided of an order, as far as it is not done yet: whatever was cut short is finished
 * here, before anything is planned. True when something was done and the order is to be looked at again.
 */
export async function carryOutDecisions(shop: Shop, { order, decided: made }: ReconcileFacts): Promise<boolean> {
  if (made.length === 0) return false;
  if (await stopParcels(shop, order, made)) return true;
  if (find(made, "release")) return liftHolds(shop, order, find(made, "release"));
  if (find(made, "keep")) return handOver(shop, order, find(made, "keep"));
  const held = find(made, "hold");
  return held !== undefined && ((await endReleasedHold(shop, order, held)) || (await placeHolds(shop, order, held)));
}

/** Parcels that a decision takes back and that are still where they were when it was cut short. */
async function stopParcels(shop: Shop, order: OrderInFulfillment, made: readonly Made[]): Promise<boolean> {
  const stops = new Map(made.flatMap(({ decision, by }) => ("stops" in decision ? decision.stops.map((id) => [id, by] as const) : [])));
  let stopped = false;
  for (const parcel of order.parcels.filter((one) => stops.has(one.id) && isLive(one) && isTakenBackEasily(one))) {
    const by = stops.get(parcel.id) ?? { kind: "waybill" };
    if (await cancelParcel(shop, parcel, { why: fulfillment.message("new-route-asked"), by })) stopped = true;
  }
  return stopped;
}
