import { orderMoney } from "../state/order-money.ts";
import type { OrderRecord } from "../state/order-record.ts";
import type { FinancialStatus, TransactionRecord } from "./transaction-record.ts";

/** What was paid for an order, in minor units of the shop's currency. */
export type Payment = {
  /** Taken from the buyer, before refunds. */
  received: number;
  refunded: number;
  /** Authorized and neither captured nor voided. */
  authorized: number;
  /** What the buyer owes still; below nothing when he is owed. An authorization counts as paid here, as it does at Shopify. */
  outstanding: number;
};

const sum = (transactions: readonly TransactionRecord[], ...kinds: TransactionRecord["kind"][]) =>
  transactions.reduce(
    (total, { kind, status, amountMinor }) => (status === "SUCCESS" && kinds.includes(kind) ? total + amountMinor : total),
    0,
  );

/** What is left of an authorization to capture. */
export function capturable(order: Pick<OrderRecord, "transactions">, authorization: TransactionRecord): number {
  if (authorization.kind !== "AUTHORIZATION" || authorization.status !== "SUCCESS") return 0;
  const children = order.transactions.filter(({ parent }) => parent === authorization);
  if (children.some(({ kind, status }) => kind === "VOID" && status === "SUCCESS")) return 0;
  return Math.max(0, authorization.amountMinor - sum(children, "CAPTURE"));
}

export function paymentOf(order: OrderRecord): Payment {
  const { currentTotal, total } = orderMoney(order);
  const imported = order.source === "history" && order.transactions.length === 0;
  const received = imported ? total : sum(order.transactions, "SALE", "CAPTURE");
  const refunded = sum(order.transactions, "REFUND");
  const authorized = order.transactions.reduce((left, one) => left + capturable(order, one), 0);
  return { received, refunded, authorized, outstanding: currentTotal - (received - refunded) - authorized };
}

/** The word that Shopify shows for it. */
export function financialStatusOf(order: OrderRecord): FinancialStatus {
  const { received, refunded, authorized, outstanding } = paymentOf(order);
  if (refunded > 0) return refunded >= received ? "REFUNDED" : "PARTIALLY_REFUNDED";
  if (received > 0) return outstanding > 0 || authorized > 0 ? "PARTIALLY_PAID" : "PAID";
  if (authorized > 0) return "AUTHORIZED";
  if (order.transactions.some(({ kind }) => kind === "VOID")) return "VOIDED";
  return orderMoney(order).total === 0 || order.source === "history" ? "PAID" : "PENDING";
}

/** The gateways of an order's transactions, or the one it was to be paid by. */
export function gatewayNames(order: OrderRecord): string[] {
  const used = [...new Set(order.transactions.map(({ gateway }) => gateway))];
  return used.length > 0 || order.paymentGateway === null ? used : [order.paymentGateway];
}
