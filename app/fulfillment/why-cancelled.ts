import type { Message } from "#app/platform/messages/message.ts";
import { fulfillment } from "./messages.ts";

/** Shopify's OrderCancelReason, as far as it says something. */
const REASONS: Record<string, Message> = {
  CUSTOMER: fulfillment.message("customer-cancelled"),
  DECLINED: fulfillment.message("payment-declined"),
  FRAUD: fulfillment.message("order-fraudulent"),
  INVENTORY: fulfillment.message("items-not-there"),
  STAFF: fulfillment.message("staff-error"),
};

/** How an order ended before all of it had left: it was deleted, or cancelled, and why where Shopify says so. */
export function whyCancelled({ goneAt, cancelReason }: { goneAt: Date | null; cancelReason: string | null }): Message {
  if (goneAt !== null) return fulfillment.message("order-deleted");
  const reason = cancelReason !== null && Object.hasOwn(REASONS, cancelReason) ? REASONS[cancelReason] : undefined;
  return reason ? fulfillment.message("order-cancelled-because", { reason }) : fulfillment.message("order-cancelled");
}
