import { type PlaceOf, routeLines, sendGiftCards } from "../../orders/route-lines.ts";
import type { OrderRecord } from "../../state/order-record.ts";
import type { ShopState } from "../../state/shop-state.ts";
import { fulfillmentOrderPayload } from "../fulfillment-order-payload.ts";
import { holdForOffer } from "../../post-purchase/offer-window.ts";
import { tellFulfillmentOrder } from "../tell-fulfillment-order.ts";

/** Makes the fulfillment orders of a new order and commits its stock. They wait ON_HOLD while the buyer is offered something after paying. */
export function routeOrder(state: ShopState, order: OrderRecord, { placeOf }: { placeOf?: PlaceOf } = {}): void {
  if (order.routed || order.cancelledAt !== null || !state.orders.has(order.id)) return;
  order.routed = true;
  const created = routeLines(
    state,
    order,
    order.lines.map((line) => ({ line, quantity: line.currentQuantity })),
    placeOf,
  );
  for (const one of created) {
    holdForOffer(state, one);
    tellFulfillmentOrder(state, one, "order_routing_complete", { fulfillment_order: fulfillmentOrderPayload(one) });
  }
  sendGiftCards(state, order);
}
