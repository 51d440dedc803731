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

/** What may be done with a fulfillment order now. Every mutation asks here; Shopify's table is in its fulfillment guides. */
export function supportedActions(one: FulfillmentOrderSituation): FulfillmentOrderAction[] {
  if (one.remaining === 0) return [];
  const rearrange: FulfillmentOrderAction[] = [
    ...(one.otherLocations > 0 ? ["MOVE" as const] : []),
    ...(one.remaining > 1 ? ["SPLIT" as const] : []),
    ...(one.mergeable > 0 ? ["MERGE" as const] : []),
  ];

  switch (one.status) {
    case "CLOSED":
    case "CANCELLED":
      return [];
    case "ON_HOLD":
      return ["RELEASE_HOLD", "HOLD", ...(one.otherLocations > 0 ? ["MOVE" as const] : [])];
    case "SCHEDULED":
      return ["MARK_AS_OPEN", ...(one.otherLocations > 0 ? ["MOVE" as const] : [])];
    case "INCOMPLETE":
      return ["REQUEST_FULFILLMENT", "CREATE_FULFILLMENT", ...(one.otherLocations > 0 ? ["MOVE" as const] : [])];
    case "OPEN":
      if (one.requestStatus === "SUBMITTED") return ["CANCEL_FULFILLMENT_ORDER"];
      return [
        "CREATE_FULFILLMENT",
        ...(one.atService ? ["REQUEST_FULFILLMENT" as const] : ["REPORT_PROGRESS" as const]),
        "HOLD",
        ...rearrange,
      ];
    case "IN_PROGRESS":
      if (one.requestStatus === "ACCEPTED" || one.requestStatus === "CANCELLATION_REJECTED")
        return ["CREATE_FULFILLMENT", "REQUEST_CANCELLATION", ...(one.requestStatus === "ACCEPTED" ? ["REPORT_PROGRESS" as const] : [])];
      if (one.requestStatus === "CANCELLATION_REQUESTED") return ["CREATE_FULFILLMENT", "CANCEL_FULFILLMENT_ORDER"];
      if (one.progressReported) return ["CREATE_FULFILLMENT", "REPORT_PROGRESS", "MARK_AS_OPEN", "HOLD"];
      return ["CREATE_FULFILLMENT", "REPORT_PROGRESS", "HOLD", ...rearrange];
  }
}
