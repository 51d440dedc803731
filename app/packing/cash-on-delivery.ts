import { isCashDue } from "#app/fulfillment/gates/order-gates.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { packing } from "./messages.ts";

type Order = {
  paymentGateways: readonly string[];
  financialStatus: string | null;
  total: bigint;
  refunded: bigint;
  outstanding: bigint | null;
  currency: string;
};

/**
 * What whoever delivers a parcel collects, for its slip; null where nothing is due. It is what the buyer owes as Shopify counts it at this
 * moment: less what was taken off the order, and what was paid since. The whole of an order is collected once, with the parcel `first`;
 * `named` are the methods that the merchant said are paid on delivery. Of an order that was copied before Shopify was asked what is due, and
 * that was paid in part, Shopify alone knows it.
 */
export function cashOnDelivery(order: Order, named: readonly string[], reference: string, first: string | undefined): Message | null {
  if (!isCashDue(order, named) || order.outstanding === 0n) return null;
  if (first !== undefined && first !== reference) return packing.message("cash-with-other", { reference: first });
  if (order.outstanding === null && order.financialStatus === "PARTIALLY_PAID") return packing.message("cash-due-in-part");
  const due = order.outstanding ?? order.total - order.refunded;
  return packing.message("cash-due", { amount: { minor: Number(due), currency: order.currency } });
}
