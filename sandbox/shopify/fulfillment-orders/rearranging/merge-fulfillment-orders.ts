import type { FulfillmentOrderRecord } from "../../state/order-record.ts";
import type { ShopState } from "../../state/shop-state.ts";
import { touchOrder } from "../../state/touch-order.ts";
import { addFulfillmentOrder } from "../add-fulfillment-order.ts";
import type { Refused } from "../fulfillment-order-error.ts";
import { fulfillmentOrderPayload } from "../fulfillment-order-payload.ts";
import { refuse } from "../refuse.ts";
import { requireAction } from "../require-action.ts";
import { tellFulfillmentOrder } from "../tell-fulfillment-order.ts";

/** `fulfillmentOrderMerge`, for whole fulfillment orders of one order at one location: they are closed and one new one has it all. */
export function mergeFulfillmentOrders(state: ShopState, gids: string[]): { outcome: "merged"; one: FulfillmentOrderRecord } | Refused {
  const parts: FulfillmentOrderRecord[] = [];
  for (const gid of gids) {
    const found = requireAction(state, gid, "MERGE", { notFound: "FULFILLMENT_ORDER_NOT_FOUND" });
    if (found.outcome === "refused") return found;
    if (!parts.includes(found.one)) parts.push(found.one);
  }
  const [first, ...others] = parts;
  if (!first || others.length === 0)
    return refuse(["fulfillmentOrderMergeInputs"], "At least two fulfillment orders are needed.", "GREATER_THAN");
  if (others.some((other) => other.order !== first.order || other.locationId !== first.locationId || other.methodType !== first.methodType))
    return refuse(["fulfillmentOrderMergeInputs"], "Fulfillment orders must belong to the same order, location and delivery method.");

  const quantities = new Map<FulfillmentOrderRecord["lines"][number]["line"], number>();
  for (const part of parts) {
    for (const line of part.lines) {
      quantities.set(line.line, (quantities.get(line.line) ?? 0) + line.remainingQuantity);
      line.totalQuantity -= line.remainingQuantity;
      line.remainingQuantity = 0;
    }
    part.lines = part.lines.filter((line) => line.totalQuantity > 0);
    part.status = "CLOSED";
    part.updatedAt = state.now();
  }
  const lines = [...quantities].filter(([, quantity]) => quantity > 0).map(([line, quantity]) => ({ line, quantity }));
  const one = addFulfillmentOrder(state, first.order, { locationId: first.locationId, methodType: first.methodType, lines });
  tellFulfillmentOrder(state, one, "merged", {
    fulfillment_order_merges: [
      { fulfillment_order: fulfillmentOrderPayload(one), merge_intents: gids.map((id) => ({ fulfillment_order_id: id })) },
    ],
  });
  touchOrder(state, one.order);
  return { outcome: "merged", one };
}
