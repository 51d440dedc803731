import type { OrderStage, ParcelStage } from "#generated/prisma/enums.ts";

export type StageFacts = {
  cancelled: boolean;
  /** True when an exception about the order is open. */
  needsPerson: boolean;
  parcels: readonly ParcelStage[];
  /** True when units still wait for a warehouse to be chosen. */
  waiting: boolean;
  /** Shopify's displayFulfillmentStatus. */
  fulfillmentStatus: string;
};

/** The one stage an order is shown at: the furthest that all of it has reached, unless a person is needed. */
export function orderStage(facts: StageFacts): OrderStage {
  if (facts.cancelled) return "cancelled";
  if (facts.needsPerson) return "needs_you";

  const parcels = facts.parcels.filter((stage) => stage !== "cancelled");
  if (parcels.includes("exception")) return "needs_you";
  if (parcels.length === 0) return facts.fulfillmentStatus === "FULFILLED" ? "done_elsewhere" : "received";
  if (facts.waiting) return "received";
  if (parcels.every((stage) => stage === "delivered")) return "delivered";
  if (parcels.every((stage) => stage === "shipped" || stage === "delivered")) return "shipped";
  if (parcels.every((stage) => stage === "planned")) return "routed";
  return "at_warehouse";
}
