import type { OrderStage, ParcelStage } from "#generated/prisma/enums.ts";
import { isDelivered, isLive, isPlanned, isRefused, isShipped, wentAstray } from "#app/parcels/parcel-stage.ts";

export type StageFacts = {
  cancelled: boolean;
  /** True when an exception about the order is open. */
  needsPerson: boolean;
  /** True when something keeps what is left of it from a warehouse. */
  held: boolean;
  /** True when what is left of it is others' to hand over. */
  elsewhere: boolean;
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

  const parcels = facts.parcels.map((stage) => ({ stage })).filter(isLive);
  // A warehouse would not have it, and a person has put that aside: nothing of it is anywhere.
  if (parcels.some(isRefused)) return "received";
  if (parcels.length === 0 && (facts.fulfillmentStatus === "FULFILLED" || facts.elsewhere)) return "done_elsewhere";
  if (facts.held) return "held";
  if (parcels.length === 0) return "received";
  if (facts.waiting) return "received";
  if (parcels.every(isShipped)) {
    // What went astray may have been sent again.
    const arriving = parcels.filter((parcel) => !wentAstray(parcel));
    return arriving.length > 0 && arriving.every(isDelivered) ? "delivered" : "shipped";
  }
  if (parcels.every(isPlanned)) return "routed";
  return "at_warehouse";
}

/** Whether something of an order at such a stage may wait for a warehouse, though no person has to look at it. */
export function mayWait(stage: OrderStage): boolean {
  return stage === "received" || stage === "held";
}

/** Whether nothing more happens to an order at such a stage: its page need not look for news. */
export function hasEnded(stage: OrderStage): boolean {
  return stage === "delivered" || stage === "cancelled" || stage === "done_elsewhere";
}
