import type { FulfillmentOrderRecord } from "../../state/order-record.ts";
import type { ShopState } from "../../state/shop-state.ts";
import { touchOrder } from "../../state/touch-order.ts";
import { detachLines } from "../detach-lines.ts";
import type { Refused } from "../fulfillment-order-error.ts";
import { fulfillmentOrderPayload } from "../fulfillment-order-payload.ts";
import { pickLines, type RequestedLine } from "../pick-lines.ts";
import { refuse } from "../refuse.ts";
import { requireAction } from "../require-action.ts";
import { tellFulfillmentOrder } from "../tell-fulfillment-order.ts";

export type SplitOutcome = { outcome: "split"; original: FulfillmentOrderRecord; remaining: FulfillmentOrderRecord } | Refused;

/** `fulfillmentOrderSplit`: the named units go into a new fulfillment order (`remaining`) at the same location. */
export function splitFulfillmentOrder(state: ShopState, gid: string, requested: RequestedLine[]): SplitOutcome {
  const found = requireAction(state, gid, "SPLIT", { notFound: "FULFILLMENT_ORDER_NOT_FOUND" });
  if (found.outcome === "refused") return found;
  const { one } = found;
  const field = ["fulfillmentOrderSplits", "fulfillmentOrderLineItems"];
  if (requested.length === 0) return refuse(field, "No line items provided to split.", "NO_LINE_ITEMS_PROVIDED_TO_SPLIT");
  const picked = pickLines(one, requested, field);
  if (picked.outcome === "refused") return picked;
  if (picked.whole)
    return refuse(field, "Splitting out everything that remains would leave an empty fulfillment order.", "INVALID_LINE_ITEM_QUANTITY");

  const remaining = detachLines(state, one, picked.lines);
  tellFulfillmentOrder(state, one, "split", {
    fulfillment_order: fulfillmentOrderPayload(one),
    remaining_fulfillment_order: fulfillmentOrderPayload(remaining),
    replacement_fulfillment_order: null,
    split_line_items: requested.map(({ id, quantity }) => ({ id, quantity })),
  });
  touchOrder(state, one.order);
  return { outcome: "split", original: one, remaining };
}
