import { type PlaceOf, routeLines, sendGiftCards } from "../../orders/route-lines.ts";
import type { OrderRecord } from "../../state/order-record.ts";
import type { ShopState } from "../../state/shop-state.ts";
import { fulfillmentOrderPayload } from "../fulfillment-order-payload.ts";
import { holdFulfillmentOrder } from "../holds/hold-fulfillment-order.ts";
import { releaseHolds } from "../holds/release-holds.ts";
import { tellFulfillmentOrder } from "../tell-fulfillment-order.ts";

/**
 * Makes the fulfillment orders of a new order and commits its stock. With `postPurchaseMs`, they wait that long ON_HOLD while the buyer
 * is offered something after paying, as Shopify does.
 */
export function routeOrder(
  state: ShopState,
  order: OrderRecord,
  { postPurchaseMs = 0, placeOf }: { postPurchaseMs?: number | undefined; placeOf?: PlaceOf } = {},
): void {
  if (order.routed || order.cancelledAt !== null || !state.orders.has(order.id)) return;
  order.routed = true;
  const created = routeLines(
    state,
    order,
    order.lines.map((line) => ({ line, quantity: line.currentQuantity })),
    placeOf,
  );
  for (const one of created) {
    const held = postPurchaseMs > 0 && one.methodType === "SHIPPING" && one.status === "OPEN";
    if (held) {
      const hold = holdFulfillmentOrder(state, one, { reason: "ONLINE_STORE_POST_PURCHASE_CROSS_SELL", byApp: false });
      state.clock.schedule(state.clock.now().add({ milliseconds: postPurchaseMs }), () => releaseHolds(state, one, [hold]));
    }
    tellFulfillmentOrder(state, one, "order_routing_complete", { fulfillment_order: fulfillmentOrderPayload(one) });
  }
  sendGiftCards(state, order);
}
