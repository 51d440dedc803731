import { fulfillmentOrderPayload } from "../fulfillment-orders/fulfillment-order-payload.ts";
import { tellFulfillmentOrder } from "../fulfillment-orders/tell-fulfillment-order.ts";
import { refuse, type Done } from "../fulfillment-orders/refuse.ts";
import { addLine } from "../orders/add-line.ts";
import { removeUnits } from "../orders/remove-units.ts";
import { routeLines } from "../orders/route-lines.ts";
import { unfulfilledUnits } from "../orders/unfulfilled-units.ts";
import { settleOrder } from "../payments/add-transaction.ts";
import { paymentOf } from "../payments/payment-of.ts";
import { toGid } from "../state/gid.ts";
import type { LineRecord, OrderRecord } from "../state/order-record.ts";
import type { ShopState } from "../state/shop-state.ts";
import { tell } from "../state/tell.ts";
import { touchOrder } from "../state/touch-order.ts";
import type { CalculatedOrderRecord } from "./calculated-order-record.ts";
import { findEdit } from "./edit-order.ts";
import { type LineChange, orderEditPayload, type ShippingChange } from "./order-edit-payload.ts";

/**
 * `orderEditCommit`: the order becomes what its draft says. Units that were added get fulfillment orders of their own; units that were taken
 * away leave theirs. What is then owed is owed, and what was paid too much stays with the shop until it is refunded.
 */
export function commitEdit(
  state: ShopState,
  args: { id: string; notifyCustomer?: boolean | null; staffNote?: string | null },
): Done<"committed", { order: OrderRecord; messages: string[] }> {
  const calculated = findEdit(state, args.id);
  if (!calculated) return refuse(["id"], "The calculated order does not exist.");
  const { order } = calculated;
  if (order.cancelledAt !== null) return refuse(null, "The order cannot be edited.");
  if (!calculated.lines.some(isChanged) && !calculated.shippingLines.some(isOtherShipping))
    return refuse(["id"], "There must be at least one change to be made.");
  const tooLate = calculated.lines.find(({ line, quantity }) => line && quantity < line.currentQuantity - unfulfilledUnits(line));
  if (tooLate) return refuse(["id"], `${tooLate.title} was fulfilled meanwhile.`);
  calculated.committed = true;

  const changes = calculated.lines.flatMap((draft): LineChange[] => {
    const { line, quantity } = draft;
    if (!line) return quantity > 0 ? [{ line: newLine(state, order, draft), delta: quantity }] : [];
    const delta = quantity - line.currentQuantity;
    if (delta < 0) removeUnits(state, line, -delta, draft.restock);
    if (delta > 0) {
      line.quantity += delta;
      line.currentQuantity += delta;
      line.totalMinor += line.unitMinor * delta;
    }
    return delta === 0 ? [] : [{ line, delta }];
  });
  const shipping = changeShipping(state, calculated);
  const added = changes.filter(({ delta }) => delta > 0);
  const made = order.routed
    ? routeLines(
        state,
        order,
        added.map(({ line, delta }) => ({ line, quantity: delta })),
      )
    : [];

  const messages = ["Order updated"];
  if (order.closedAt !== null && (added.length > 0 || paymentOf(order).outstanding !== 0)) {
    order.closedAt = null;
    messages.push("Order unarchived");
  }
  if (args.notifyCustomer === true) messages.push(paymentOf(order).outstanding > 0 ? "Invoice sent" : "Notification sent");
  order.edited = true;
  settleOrder(order);
  state.ledger.record({
    target: "shopify",
    effect: "order.edited",
    reference: order.name,
    detail: { id: toGid("Order", order.id), changes: changes.map(({ line, delta }) => ({ sku: line.sku, delta })) },
  });
  tell(state, "orders/edited", "Order", order.id, orderEditPayload(state, calculated, { lines: changes, shipping }, args));
  touchOrder(state, order);
  for (const one of made) tellFulfillmentOrder(state, one, "order_routing_complete", { fulfillment_order: fulfillmentOrderPayload(one) });
  return { outcome: "committed", order, messages };
}

const isChanged = ({ line, quantity }: CalculatedOrderRecord["lines"][number]) => (line ? quantity !== line.currentQuantity : quantity > 0);

const isOtherShipping = ({ line, removed }: CalculatedOrderRecord["shippingLines"][number]) => line === null || removed;

/** Takes off the order how it was to be shipped, as far as that is over, and puts on how it is. */
function changeShipping(state: ShopState, { order, shippingLines }: CalculatedOrderRecord): ShippingChange {
  const removed = shippingLines.flatMap(({ line, removed: isOff }) => (line && isOff ? [line] : []));
  const added = shippingLines
    .filter(({ line }) => line === null)
    .map(({ title, priceMinor }) => ({ id: state.nextId("shippingLine"), title, code: null, priceMinor, custom: true }));
  order.shippingLines = [...order.shippingLines.filter((line) => !removed.includes(line)), ...added];
  order.removedShippingLines.push(...removed);
  return { added: added.map(({ id }) => id), removed: removed.map(({ id }) => id) };
}

/** What is added goes the way of the rest. */
function newLine(state: ShopState, order: OrderRecord, draft: CalculatedOrderRecord["lines"][number]): LineRecord {
  const { variant, title, unitMinor, requiresShipping, quantity } = draft;
  const delivery = order.lines.find((line) => line.requiresShipping)?.delivery ?? "SHIPPING";
  return addLine(state, order, { variant, unitMinor, requiresShipping, quantity, delivery, ...(!variant && { title }) });
}
