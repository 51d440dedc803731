import { unfulfilledUnits } from "../orders/unfulfilled-units.ts";
import type { OrderRecord } from "./order-record.ts";

export type OrderFulfillmentStatus =
  | "UNFULFILLED"
  | "PARTIALLY_FULFILLED"
  | "FULFILLED"
  | "ON_HOLD"
  | "SCHEDULED"
  | "IN_PROGRESS"
  | "REQUEST_DECLINED";

/** How far an order is, in the word that Shopify shows: `displayFulfillmentStatus`. */
export function orderFulfillmentStatus(order: OrderRecord): OrderFulfillmentStatus {
  if (order.source === "history") return "FULFILLED";
  const left = order.lines.reduce((sum, line) => sum + unfulfilledUnits(line), 0);
  const shipped = order.lines.reduce((sum, line) => sum + line.fulfilledQuantity, 0);
  if (shipped > 0) return left === 0 ? "FULFILLED" : "PARTIALLY_FULFILLED";
  const active = order.fulfillmentOrders.filter((one) => one.status !== "CLOSED" && one.status !== "CANCELLED");
  if (active.some((one) => one.status === "IN_PROGRESS")) return "IN_PROGRESS";
  if (active.some((one) => one.requestStatus === "REJECTED")) return "REQUEST_DECLINED";
  if (active.length > 0 && active.every((one) => one.status === "ON_HOLD")) return "ON_HOLD";
  if (active.length > 0 && active.every((one) => one.status === "SCHEDULED")) return "SCHEDULED";
  return "UNFULFILLED";
}
