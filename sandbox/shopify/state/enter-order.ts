import { tellTransaction } from "../payments/add-transaction.ts";
import { FIRST_ID } from "./create-shop-state.ts";
import { customerPayload } from "./customer-payload.ts";
import { toGid } from "./gid.ts";
import { orderPayload } from "./order-payload.ts";
import type { OrderRecord } from "./order-record.ts";
import type { ShopState } from "./shop-state.ts";
import { tell } from "./tell.ts";

/** Counted by the orders that ever were: a deleted one's number is not given again. */
export const orderNumber = (id: number): number => 1001 + id - FIRST_ID.order;

/** Takes an order into the books. Nobody is told of it by this. */
export function enterOrder(state: ShopState, order: OrderRecord): void {
  const { id, customer } = order;
  state.orders.set(id, order);
  if (customer) {
    customer.orderIds.push(id);
    customer.updatedAt = state.now();
  }
  state.ledger.record({
    target: "shopify",
    effect: "order.placed",
    reference: order.name,
    detail: { id: toGid("Order", id), source: order.source },
  });
}

/** Tells of an order that came: its customer, itself, how it was paid. */
export function tellNewOrder(state: ShopState, order: OrderRecord): void {
  const { id, customer } = order;
  if (customer) tell(state, "customers/update", "Customer", customer.id, customerPayload(state, customer));
  tell(state, "orders/create", "Order", id, orderPayload(state, order));
  for (const transaction of order.transactions) tellTransaction(state, order, transaction);
  if (order.financialStatus === "PAID") tell(state, "orders/paid", "Order", id, orderPayload(state, order));
}
