import { refuse, type Done } from "../fulfillment-orders/refuse.ts";
import { toGid } from "../state/gid.ts";
import { numericId } from "../state/numeric-id.ts";
import { orderFulfillmentStatus } from "../state/order-fulfillment-status.ts";
import type { OrderRecord } from "../state/order-record.ts";
import { payloadTime } from "../state/payload-time.ts";
import type { ShopState } from "../state/shop-state.ts";
import { tell } from "../state/tell.ts";
import { touchOrder } from "../state/touch-order.ts";

export type RiskInput = {
  orderId: string;
  riskLevel: "LOW" | "MEDIUM" | "HIGH" | "NONE" | "PENDING";
  facts: { description: string; sentiment: string }[];
};

/** `orderRiskAssessmentCreate`: what is thought of an order after it was placed. The last word counts. */
export function assessRisk(state: ShopState, input: RiskInput): Done<"assessed", { order: OrderRecord }> {
  const order = state.orders.get(numericId(input.orderId, "Order") ?? 0);
  const field = ["orderRiskAssessmentInput", "orderId"];
  if (!order) return refuse(field, "The record with the ID used as the input value couldn't be found.", "NOT_FOUND");
  if (orderFulfillmentStatus(order) === "FULFILLED")
    return refuse(
      field,
      "The order is marked as fulfilled and can no longer accept new order risk assessments.",
      "ORDER_ALREADY_FULFILLED",
    );
  order.risk = input.riskLevel === "NONE" || input.riskLevel === "PENDING" ? null : input.riskLevel;
  tell(state, "orders/risk_assessment_changed", "Order", order.id, {
    admin_graphql_api_order_id: toGid("Order", order.id),
    order_id: order.id,
    risk_level: input.riskLevel.toLowerCase(),
    provider_id: null,
    provider_title: null,
    created_at: payloadTime(state.now(), state.shop.ianaTimezone),
  });
  touchOrder(state, order);
  return { outcome: "assessed", order };
}
