import { commitStock } from "../../inventory/commit-stock.ts";
import { findLevel } from "../../inventory/find-level.ts";
import { shipStock } from "../../inventory/ship-stock.ts";
import { fulfillmentPayload } from "../../state/fulfillment-payload.ts";
import { toGid } from "../../state/gid.ts";
import { numericId } from "../../state/numeric-id.ts";
import type { FulfillmentOrderRecord, FulfillmentRecord, LineRecord } from "../../state/order-record.ts";
import type { ShopState } from "../../state/shop-state.ts";
import { tell } from "../../state/tell.ts";
import { touchOrder } from "../../state/touch-order.ts";
import { addFulfillmentOrder } from "../add-fulfillment-order.ts";
import { refuse, type Done } from "../refuse.ts";

type Again = { line: LineRecord; quantity: number; locationId: number; methodType: FulfillmentOrderRecord["methodType"] };

/**
 * `fulfillmentCancel`: the parcel did not leave after all. Units go back to their fulfillment order while it is open, else into a new one at the same
 * location, or at the first that stocks them when that one no longer does; those that were refunded since are not fulfilled once more (REST's
 * `fulfillable_quantity`: quantity less the greater of refunded and fulfilled). To cancel twice is to cancel once.
 */
export function cancelFulfillment(state: ShopState, gid: string): Done<"cancelled", { fulfillment: FulfillmentRecord }> {
  const fulfillment = state.fulfillments.get(numericId(gid, "Fulfillment") ?? 0);
  if (!fulfillment) return refuse(["id"], "Fulfillment not found.");
  if (fulfillment.status === "CANCELLED") return { outcome: "cancelled", fulfillment };
  const { order } = fulfillment;
  fulfillment.status = "CANCELLED";
  fulfillment.updatedAt = state.now();

  const again: Again[] = [];
  for (const { line, quantity: shipped, fulfillmentOrderId, fulfillmentOrderLineId } of fulfillment.lines) {
    line.fulfilledQuantity -= shipped;
    const refunded = Math.max(0, line.returnedQuantity - line.fulfilledQuantity);
    line.returnedQuantity -= refunded;
    const quantity = shipped - refunded;
    if (quantity === 0) continue;
    shipStock(state, line, fulfillment.locationId, -quantity);
    const origin = state.fulfillmentOrders.get(fulfillmentOrderId);
    const originLine = origin?.lines.find((one) => one.id === fulfillmentOrderLineId);
    const open = origin?.locationId === fulfillment.locationId && origin.status !== "CLOSED" && origin.status !== "CANCELLED";
    if (originLine && open) originLine.remainingQuantity += quantity;
    else {
      const locationId = locationFor(state, line, fulfillment.locationId);
      if (locationId !== fulfillment.locationId) {
        commitStock(state, line, fulfillment.locationId, -quantity);
        commitStock(state, line, locationId, quantity);
      }
      again.push({ line, quantity, locationId, methodType: origin?.methodType ?? "SHIPPING" });
    }
  }
  for (const { locationId, methodType } of new Map(again.map((one) => [`${one.locationId} ${one.methodType}`, one])).values())
    addFulfillmentOrder(state, order, {
      locationId,
      methodType,
      lines: again.filter((one) => one.locationId === locationId && one.methodType === methodType),
    });
  order.closedAt = null;
  state.ledger.record({
    target: "shopify",
    effect: "fulfillment.cancelled",
    reference: fulfillment.tracking[0]?.number ?? null,
    detail: { id: toGid("Fulfillment", fulfillment.id), orderId: toGid("Order", order.id) },
  });
  tell(state, "fulfillments/update", "Fulfillment", fulfillment.id, fulfillmentPayload(state, fulfillment));
  touchOrder(state, order);
  return { outcome: "cancelled", fulfillment };
}

/** Where the units are stocked still; else the first location by rank that stocks them, or that ships at all. */
function locationFor(state: ShopState, line: LineRecord, former: number): number {
  const stocks = (locationId: number) => !line.variant?.tracked || findLevel(state, line.variant.inventoryItemId, locationId) !== undefined;
  if (state.locations.get(former)?.isActive && stocks(former)) return former;
  const shipping = [...state.locations.values()].filter(({ isActive, fulfillsOnlineOrders }) => isActive && fulfillsOnlineOrders);
  return (shipping.find(({ id }) => stocks(id)) ?? shipping[0])?.id ?? former;
}
