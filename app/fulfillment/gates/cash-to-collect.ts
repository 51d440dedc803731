import type { Money } from "#app/platform/money.ts";
import { isCashDue } from "./order-gates.ts";

type Order = {
  paymentGateways: readonly string[];
  financialStatus: string | null;
  total: bigint;
  refunded: bigint;
  outstanding: bigint | null;
  currency: string;
};

/**
 * What whoever delivers an order collects from the buyer; null where nothing is due. It is what the buyer owes as Shopify counts it at this
 * moment: less what was taken off the order, and what was paid since. `named` are the methods that the merchant said are paid on delivery. Of
 * an order that was copied before Shopify was asked what is due, and that was paid in part, Shopify alone knows it.
 */
export function cashToCollect(order: Order, named: readonly string[]): Money | "known-to-shopify" | null {
  if (!isCashDue(order, named) || (order.outstanding !== null && order.outstanding <= 0n)) return null;
  if (order.outstanding === null && order.financialStatus === "PARTIALLY_PAID") return "known-to-shopify";
  return { minor: Number(order.outstanding ?? order.total - order.refunded), currency: order.currency };
}
