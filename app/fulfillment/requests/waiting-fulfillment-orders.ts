import { isShipped } from "../gates/held-because.ts";

/** What Waybill reads of its copy of a fulfillment order to decide whose turn it is. */
export type FulfillmentOrderState = {
  id: bigint;
  assignedLocationId: bigint | null;
  status: string;
  requestStatus: string;
  supportedActions: readonly string[];
  onHoldReasons: readonly string[];
  deliveryMethod: string | null;
  lines: readonly { remainingQuantity: number; requiresShipping: boolean }[];
};

export type WaitingOrders<T extends FulfillmentOrderState> =
  | { outcome: "wait"; reason: "order-routing" | "post-purchase" }
  | { outcome: "ready"; waiting: readonly T[] };

const REQUESTED = ["SUBMITTED", "ACCEPTED", "CANCELLATION_REQUESTED", "CANCELLATION_REJECTED"];

/**
 * What is left of a fulfillment order of which somebody shipped a part by hand: to Shopify it is in progress, and nobody was asked for it. One
 * whose progress somebody reported is in their hands: that one can't be moved.
 */
export function isPartLeft({ status, requestStatus, supportedActions }: FulfillmentOrderState): boolean {
  return status === "IN_PROGRESS" && !REQUESTED.includes(requestStatus) && supportedActions.includes("MOVE");
}

/**
 * The fulfillment orders that wait for a warehouse to be chosen.
 *
 * Shopify creates fulfillment orders some time after the order, and while a buyer is offered something after payment it holds them
 * (ONLINE_STORE_POST_PURCHASE_CROSS_SELL): until both are over, a plan would be made for an order that is still changing.
 * Which others can be moved or requested is Shopify's to say (`supportedActions`); what no carrier takes is the merchant's own business.
 */
export function waitingFulfillmentOrders<T extends FulfillmentOrderState>(
  fulfillmentOrders: readonly T[],
  routingComplete: boolean,
): WaitingOrders<T> {
  if (!routingComplete || fulfillmentOrders.length === 0) return { outcome: "wait", reason: "order-routing" };
  const offered = fulfillmentOrders.some((order) => order.onHoldReasons.includes("ONLINE_STORE_POST_PURCHASE_CROSS_SELL"));
  if (offered) return { outcome: "wait", reason: "post-purchase" };

  return {
    outcome: "ready",
    waiting: fulfillmentOrders.filter(
      (order) =>
        (order.status === "OPEN" || order.status === "INCOMPLETE" || isPartLeft(order)) &&
        !REQUESTED.includes(order.requestStatus) &&
        isShipped(order) &&
        (order.supportedActions.includes("MOVE") || order.supportedActions.includes("REQUEST_FULFILLMENT")) &&
        order.lines.some((line) => line.remainingQuantity > 0 && line.requiresShipping),
    ),
  };
}
