import { orderPayload } from "./order-payload.ts";
import type { OrderRecord } from "./order-record.ts";
import type { ShopState } from "./shop-state.ts";
import { tell } from "./tell.ts";

/** Marks an order as changed now and tells `orders/updated`, with any further topics that the change means. */
export function touchOrder(state: ShopState, order: OrderRecord, ...topics: string[]): void {
  order.updatedAt = state.now();
  for (const topic of [...topics, "orders/updated"]) tell(state, topic, "Order", order.id, orderPayload(state, order));
}
