import { isPaidOnDelivery } from "#app/fulfillment/gates/order-gates.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { packing } from "./messages.ts";

type Order = { paymentGateways: readonly string[]; financialStatus: string | null; total: bigint; refunded: bigint; currency: string };

/**
 * What whoever delivers a parcel collects, for its slip; null where nothing is due. The whole of an order is collected once, with the parcel
 * `first`; `named` are the methods that the merchant said are paid on delivery. How much of an order was paid in part Shopify alone knows.
 */
export function cashOnDelivery(order: Order, named: readonly string[], reference: string, first: string | undefined): Message | null {
  if (!order.paymentGateways.some((gateway) => isPaidOnDelivery(gateway, named))) return null;
  if (order.financialStatus !== "PENDING" && order.financialStatus !== "PARTIALLY_PAID") return null;
  if (first !== undefined && first !== reference) return packing.message("cash-with-other", { reference: first });
  if (order.financialStatus === "PARTIALLY_PAID") return packing.message("cash-due-in-part");
  return packing.message("cash-due", { amount: { minor: Number(order.total - order.refunded), currency: order.currency } });
}
