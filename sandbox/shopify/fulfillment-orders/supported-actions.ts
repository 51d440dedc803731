import type { FulfillmentOrderStatus, FulfillmentRequestStatus } from "../state/order-record.ts";

export type FulfillmentOrderAction =
  | "CREATE_FULFILLMENT"
  | "REQUEST_FULFILLMENT"
  | "REQUEST_CANCELLATION"
  | "CANCEL_FULFILLMENT_ORDER"
  | "HOLD"
  | "RELEASE_HOLD"
  | "MARK_AS_OPEN"
  | "MOVE"
  | "SPLIT"
  | "MERGE"
  | "REPORT_PROGRESS";

/** All that decides what may be done with a fulfillment order. */
export type FulfillmentOrderSituation = {
  status: FulfillmentOrderStatus;
  requestStatus: FulfillmentRequestStatus;
  /** Assigned to a fulfillment service's location. */
  atService: boolean;
  progressReported: boolean;
  /** Units not shipped yet. */
  remaining: number;
  /** Other locations of the shop that are active. */
  otherLocations: number;
  /** Other open fulfillment orders of the order at the same location. */
  mergeable: number;
};

/** What may be done with a fulfillment order now, in the order in which Shopify lists it. Its table is in the fulfillment guides. */
export function supportedActions(one: FulfillmentOrderSituation): FulfillmentOrderAction[] {
  if (one.remaining === 0) return [];
  const move: FulfillmentOrderAction[] = one.otherLocations > 0 ? ["MOVE"] : [];
  const split: FulfillmentOrderAction[] = one.remaining > 1 ? ["SPLIT"] : [];
  const merge: FulfillmentOrderAction[] = one.mergeable > 0 ? ["MERGE"] : [];

  switch (one.status) {
    case "CLOSED":
    case "CANCELLED":
      return [];
    case "ON_HOLD":
      return ["RELEASE_HOLD", "HOLD", ...move];
    case "SCHEDULED":
      return ["MARK_AS_OPEN", ...move];
    case "INCOMPLETE":
      return ["REQUEST_FULFILLMENT", "CREATE_FULFILLMENT", "HOLD", ...split, ...move];
    case "OPEN":
      if (one.requestStatus === "SUBMITTED") return ["CANCEL_FULFILLMENT_ORDER"];
      return one.atService
        ? ["REQUEST_FULFILLMENT", "CREATE_FULFILLMENT", "HOLD", ...split, ...move, ...merge]
        : ["CREATE_FULFILLMENT", "REPORT_PROGRESS", ...move, "HOLD", ...split, ...merge];
    case "IN_PROGRESS":
      if (one.requestStatus === "ACCEPTED" || one.requestStatus === "CANCELLATION_REJECTED")
        return ["CREATE_FULFILLMENT", "REQUEST_CANCELLATION", ...(one.requestStatus === "ACCEPTED" ? ["REPORT_PROGRESS" as const] : [])];
      if (one.requestStatus === "CANCELLATION_REQUESTED") return ["CREATE_FULFILLMENT", "CANCEL_FULFILLMENT_ORDER"];
      if (one.progressReported) return ["CREATE_FULFILLMENT", "REPORT_PROGRESS", "HOLD", "MARK_AS_OPEN"];
      return ["CREATE_FULFILLMENT", "REPORT_PROGRESS", ...move, "HOLD", ...split, ...merge];
  }
}
