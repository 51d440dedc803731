import { cashToCollect } from "#app/fulfillment/gates/cash-to-collect.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { packing } from "./messages.ts";

/** What whoever delivers a parcel collects, for its slip; null where nothing is due. The whole of an order is collected once, with the parcel `first`. */
export function cashOnDelivery(
  order: Parameters<typeof cashToCollect>[0],
  named: readonly string[],
  reference: string,
  first: string | undefined,
): Message | null {
  const amount = cashToCollect(order, named);
  if (amount === null) return null;
  if (first !== undefined && first !== reference) return packing.message("cash-with-other", { reference: first });
  return amount === "known-to-shopify" ? packing.message("cash-due-in-part") : packing.message("cash-due", { amount });
}
