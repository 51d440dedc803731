import type { FulfillmentOrderRecord } from "../../state/order-record.ts";
import type { ShopState } from "../../state/shop-state.ts";
import { touchOrder } from "../../state/touch-order.ts";
import { detachLines } from "../detach-lines.ts";
import { fulfillmentOrderPayload } from "../fulfillment-order-payload.ts";
import { pickLines, type PickedLine, type RequestedLine } from "../pick-lines.ts";
import { refuse, type Done } from "../refuse.ts";
import { requireAction } from "../require-action.ts";
import { tellFulfillmentOrder } from "../tell-fulfillment-order.ts";

export type Split = { fulfillmentOrderId: string; fulfillmentOrderLineItems: RequestedLine[] };

export type SplitOutcome = Done<"split", { splits: { original: FulfillmentOrderRecord; remaining: FulfillmentOrderRecord }[] }>;

/** `fulfillmentOrderSplit`: the named units go into new fulfillment orders (`remaining`) at the same location. All of the batch or nothing of it. */
export function splitFulfillmentOrders(state: ShopState, asked: Split[]): SplitOutcome {
  const checked: { one: FulfillmentOrderRecord; split: Split; lines: PickedLine[] }[] = [];
  for (const [index, split] of asked.entries()) {
    const found = check(state, split, index);
    if (found.outcome === "refused") return found;
    if (checked.some(({ one }) => one === found.one)) return refuse(null, "Fulfillment orders must be unique.");
    checked.push({ ...found, split });
  }
  const splits = checked.map(({ one, split, lines }) => {
    const remaining = detachLines(state, one, lines);
    tellFulfillmentOrder(state, one, "split", {
      fulfillment_order: fulfillmentOrderPayload(one),
      remaining_fulfillment_order: fulfillmentOrderPayload(remaining),
      replacement_fulfillment_order: null,
      split_line_items: split.fulfillmentOrderLineItems.map(({ id, quantity }) => ({ id, quantity })),
    });
    touchOrder(state, one.order);
    return { original: one, remaining };
  });
  return { outcome: "split", splits };
}

function check(
  state: ShopState,
  { fulfillmentOrderId, fulfillmentOrderLineItems }: Split,
  index: number,
): Done<"found", { one: FulfillmentOrderRecord; lines: PickedLine[] }> {
  const field = ["fulfillmentOrderSplits", String(index), "fulfillmentOrderLineItems"];
  if (fulfillmentOrderLineItems.length === 0)
    return refuse(field, "There must be at least one item selected in this fulfillment to split it.", "NO_LINE_ITEMS_PROVIDED_TO_SPLIT");
  const known = requireAction(state, fulfillmentOrderId, null);
  if (known.outcome === "refused") return refuse(null, "Fulfillment order does not exist.", "FULFILLMENT_ORDER_NOT_FOUND");
  const picked = pickLines(known.one, fulfillmentOrderLineItems, {
    nothing: (at) => ({
      field: [...field, String(at), "quantity"],
      message: "You must select at least one item to split into a new fulfillment order.",
      code: "GREATER_THAN",
    }),
  });
  if (picked.outcome === "refused") return picked;
  if (requireAction(state, fulfillmentOrderId, "SPLIT").outcome === "refused")
    return refuse(null, "The fulfillment order is not in a splittable state.");
  if (picked.whole) return refuse(null, "Splitting out everything that remains would leave an empty fulfillment order.");
  return { outcome: "found", one: known.one, lines: picked.lines };
}
