import type { FulfillmentOrderRecord } from "../../state/order-record.ts";
import type { ShopState } from "../../state/shop-state.ts";
import { touchOrder } from "../../state/touch-order.ts";
import { absorbLines } from "../absorb-lines.ts";
import { detachLines } from "../detach-lines.ts";
import { fulfillmentOrderPayload } from "../fulfillment-order-payload.ts";
import { goTogether, isMergeable } from "../is-mergeable.ts";
import { pickLines, type PickedLine, type RequestedLine } from "../pick-lines.ts";
import { refuse, type Done, type Refused } from "../refuse.ts";
import { requireAction } from "../require-action.ts";
import { tellFulfillmentOrder } from "../tell-fulfillment-order.ts";

export type MergeIntent = { fulfillmentOrderId: string; fulfillmentOrderLineItems?: RequestedLine[] | null };

type Part = { one: FulfillmentOrderRecord; lines: PickedLine[]; whole: boolean };

/**
 * `fulfillmentOrderMerge`: of each list, the first fulfillment order takes in what was asked of the others and keeps its id; one that nothing is left
 * of is CLOSED. Units that were not asked for stay apart. All of the batch or nothing of it.
 */
export function mergeFulfillmentOrders(state: ShopState, inputs: MergeIntent[][]): Done<"merged", { merged: FulfillmentOrderRecord[] }> {
  const checked: Part[][] = [];
  for (const [index, intents] of inputs.entries()) {
    const parts = check(state, intents, index);
    if (!Array.isArray(parts)) return parts;
    const again = parts.find(({ one }) => checked.flat().some((part) => part.one === one));
    if (again) return refuse(null, notMergeable(again.one));
    checked.push(parts);
  }
  const merged = checked.flatMap(([first, ...others]) => {
    if (!first) return [];
    const { one } = first;
    const intents = [first, ...others].map(intentPayload);
    if (!first.whole) keepApart(state, first);
    for (const { one: other, lines } of others) absorbLines(state, one, other, lines);
    tellFulfillmentOrder(state, one, "merged", {
      merge_intents: intents,
      fulfillment_order_merges: { fulfillment_order: fulfillmentOrderPayload(one) },
    });
    touchOrder(state, one.order);
    return [one];
  });
  return { outcome: "merged", merged };
}

/** What was asked to be merged: here, and nowhere else in these topics, by numbers. */
const intentPayload = ({ one, lines }: Part) => ({
  fulfillment_order_id: one.id,
  fulfillment_order_line_items: lines.map(({ line, quantity }) => ({ id: line.id, quantity })),
});

const notMergeable = ({ id }: FulfillmentOrderRecord) => `Fulfillment order: ${id} is currently not in a mergeable state.`;

function keepApart(state: ShopState, { one, lines }: Part): void {
  const rest = one.lines
    .map((line) => ({ line, quantity: line.remainingQuantity - (lines.find((pick) => pick.line === line)?.quantity ?? 0) }))
    .filter(({ quantity }) => quantity > 0);
  detachLines(state, one, rest);
}

function check(state: ShopState, intents: MergeIntent[], index: number): Part[] | Refused {
  const parts: Part[] = [];
  for (const [place, { fulfillmentOrderId, fulfillmentOrderLineItems }] of intents.entries()) {
    const found = requireAction(state, fulfillmentOrderId, null);
    if (found.outcome === "refused") return refuse(null, "Fulfillment order does not exist.", "FULFILLMENT_ORDER_NOT_FOUND");
    const { one } = found;
    if (parts.some((part) => part.one === one)) continue;
    const field = ["fulfillmentOrderMergeInputs", String(index), "mergeIntents", String(place), "fulfillmentOrderLineItems"];
    const picked = pickLines(one, fulfillmentOrderLineItems, {
      nothing: (at) => ({
        field: [...field, String(at), "quantity"],
        message: "You must select at least one item to merge into a new fulfillment order.",
        code: "GREATER_THAN",
      }),
    });
    if (picked.outcome === "refused") return picked;
    if (!isMergeable(one)) return refuse(null, notMergeable(one));
    parts.push({ one, lines: picked.lines, whole: picked.whole });
  }
  const [first, ...others] = parts;
  if (!first || others.length === 0)
    return refuse(["fulfillmentOrderMergeInputs"], "At least two fulfillment orders are needed.", "GREATER_THAN");
  if (others.some(({ one }) => !goTogether(first.one, one)))
    return refuse(null, "Fulfillment orders must belong to the same order, location and delivery method.");
  return parts;
}
