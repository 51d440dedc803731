import { toGid } from "../state/gid.ts";
import type { OrderRecord } from "../state/order-record.ts";
import type { ShopState } from "../state/shop-state.ts";
import { tell } from "../state/tell.ts";
import { financialStatusOf, paymentOf } from "./payment-of.ts";
import type { TransactionRecord } from "./transaction-record.ts";
import { transactionPayload } from "./transaction-payload.ts";

export type NewTransaction = Pick<TransactionRecord, "kind" | "gateway" | "amountMinor"> &
  Partial<Pick<TransactionRecord, "status" | "parent" | "test" | "createdAt">>;

/** Adds a transaction to an order, brings its financial status up to date and tells `order_transactions/create`. The order is the caller's to tell. */
export function addTransaction(state: ShopState, order: OrderRecord, input: NewTransaction): TransactionRecord {
  const transaction = writeTransaction(state, order, input);
  tellTransaction(state, order, transaction);
  return transaction;
}

/** Tells `order_transactions/create`. */
export function tellTransaction(state: ShopState, order: OrderRecord, transaction: TransactionRecord): void {
  tell(state, "order_transactions/create", "OrderTransaction", transaction.id, transactionPayload(state, order, transaction));
}

/** Adds a transaction to an order that nobody has been told of yet. */
export function writeTransaction(state: ShopState, order: OrderRecord, input: NewTransaction): TransactionRecord {
  const transaction: TransactionRecord = {
    __typename: "OrderTransaction",
    id: state.nextId("transaction"),
    orderId: order.id,
    status: "SUCCESS",
    parent: null,
    test: order.test || input.gateway === "bogus",
    createdAt: state.now(),
    ...input,
  };
  order.transactions.push(transaction);
  settleOrder(order);
  state.ledger.record({
    target: "shopify",
    effect: `order_transaction.${transaction.kind.toLowerCase()}`,
    reference: order.name,
    detail: {
      id: toGid("OrderTransaction", transaction.id),
      status: transaction.status,
      gateway: transaction.gateway,
      amountMinor: transaction.amountMinor,
    },
  });
  return transaction;
}

/** Brings what is written of an order's payment in line with its transactions. */
export function settleOrder(order: OrderRecord): void {
  order.financialStatus = financialStatusOf(order);
  order.refundedMinor = paymentOf(order).refunded;
}

/** The transactions of an order; imported trade was paid in one, which is made when somebody asks. */
export function transactionsOf(state: ShopState, order: OrderRecord): TransactionRecord[] {
  if (order.source === "history" && order.transactions.length === 0)
    order.transactions.push({
      __typename: "OrderTransaction",
      id: state.nextId("transaction"),
      orderId: order.id,
      kind: "SALE",
      status: "SUCCESS",
      gateway: order.paymentGateway ?? "manual",
      amountMinor: paymentOf(order).received,
      test: order.test,
      parent: null,
      createdAt: order.processedAt,
    });
  return order.transactions;
}
