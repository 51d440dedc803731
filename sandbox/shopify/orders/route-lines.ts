import { addFulfillmentOrder } from "../fulfillment-orders/add-fulfillment-order.ts";
import { assignLines } from "../fulfillment-orders/routing/assign-lines.ts";
import { createFulfillment } from "../fulfillment-orders/shipping/create-fulfillment.ts";
import { commitStock } from "../inventory/commit-stock.ts";
import { findLevel } from "../inventory/find-level.ts";
import { toGid } from "../state/gid.ts";
import type { DeliveryMethodType, FulfillmentOrderRecord, LineRecord, OrderRecord } from "../state/order-record.ts";
import type { ShopState } from "../state/shop-state.ts";
import { scheduleFulfillmentOrder } from "../fulfillment-orders/progress/open-when-due.ts";

/** The location that somebody named for a line; null where routing decides. */
export type PlaceOf = (line: LineRecord) => number | null;

const atTheMerchants: readonly DeliveryMethodType[] = ["LOCAL", "PICK_UP", "RETAIL"];

/**
 * Makes the fulfillment orders of units of an order and commits their stock: one for each delivery method, location and day. What is delivered
 * locally, picked up or sold over the counter is at the merchant's own locations; what is due later is SCHEDULED. A location that was named
 * for a line is taken at its word.
 */
export function routeLines(
  state: ShopState,
  order: OrderRecord,
  units: { line: LineRecord; quantity: number }[],
  placeOf: PlaceOf = () => null,
): FulfillmentOrderRecord[] {
  const active = [...state.locations.values()].filter((one) => one.isActive && one.fulfillsOnlineOrders);
  const own = active.filter((one) => one.fulfillmentServiceId === null);
  const kinds = Map.groupBy(
    units.flatMap((some) => sharesOf(state, some)).filter(({ quantity }) => quantity > 0),
    ({ line, due }) => `${line.giftCard ? "gift card" : line.delivery} ${placeOf(line) ?? ""} ${due ?? ""}`,
  );

  return [...kinds.values()].flatMap((alike) => {
    const method = alike[0]?.line.delivery ?? "SHIPPING";
    const named = alike[0] ? placeOf(alike[0].line) : null;
    const places = atTheMerchants.includes(method) && own.length > 0 ? own : active;
    const lines = alike.map(({ line, quantity }) => ({
      key: line.id,
      line,
      quantity,
      requiresShipping: line.requiresShipping,
      itemId: line.variant?.tracked ? line.variant.inventoryItemId : null,
    }));
    const assigned = assignLines(
      lines,
      named === null ? places.map(({ id }) => id) : [named],
      (itemId, locationId) => findLevel(state, itemId, locationId)?.available ?? 0,
    );
    return assigned.map((assignment) => {
      const methodType = assignment.methodType === "NONE" ? "NONE" : method;
      const one = addFulfillmentOrder(state, order, { ...assignment, methodType });
      for (const line of one.lines) commitStock(state, line.line, one.locationId, line.totalQuantity);
      const due = alike[0]?.due ?? null;
      if (due !== null && methodType !== "NONE") scheduleFulfillmentOrder(state, one, due);
      return one;
    });
  });
}

/** Units of a line by when they are due; null: at once. */
function sharesOf(state: ShopState, { line, quantity }: { line: LineRecord; quantity: number }) {
  const { scheduledFor } = line.order;
  const times = line.dueAt ?? (scheduledFor === null ? [] : [scheduledFor]);
  if (times.length === 0) return [{ line, quantity, due: null }];
  const share = Math.ceil(quantity / times.length);
  return times.map((time, index) => ({
    line,
    quantity: Math.min(share, quantity - index * share),
    due: time > state.now() ? time : null,
  }));
}

/** A gift card that is paid is sent by Shopify itself: what holds nothing else is fulfilled at once. */
export function sendGiftCards(state: ShopState, order: OrderRecord): void {
  if (order.financialStatus !== "PAID") return;
  for (const one of order.fulfillmentOrders)
    if (one.status === "OPEN" && one.methodType === "NONE" && one.lines.every(({ line }) => line.giftCard))
      createFulfillment(state, { lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: toGid("FulfillmentOrder", one.id) }] });
}
