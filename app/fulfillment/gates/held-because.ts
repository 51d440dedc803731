import type { Message } from "#app/platform/messages/message.ts";
import type { ClosedGate } from "./gate.ts";
import { gates } from "./messages.ts";

type FulfillmentOrder = {
  status: string;
  onHoldReasons: readonly string[];
  onHoldNotes: string | null;
  fulfillAt: Date | null;
  deliveryMethod: string | null;
  lines: readonly { remainingQuantity: number; requiresShipping: boolean }[];
};

/** Whether any of it has yet to leave in a parcel, whoever takes it. */
export function hasUnits({ lines }: Pick<FulfillmentOrder, "lines">): boolean {
  return lines.some((line) => line.remainingQuantity > 0 && line.requiresShipping);
}

/** Why nothing of an order concerns Waybill (any more); `ours` is what of it does. Null when something does, or Shopify has not shared it out yet. */
export function elsewhereBecause(fulfillmentOrders: readonly FulfillmentOrder[], ours: readonly FulfillmentOrder[]): Message | null {
  const wanted = fulfillmentOrders.filter(hasUnits);
  if (fulfillmentOrders.length === 0 || ours.some((one) => isShipped(one) && hasUnits(one))) return null;
  if (wanted.length === 0) return gates.message("nothing-left");
  return gates.message(wanted.some(isShipped) ? "others-ship" : "not-shipped");
}

/**
 * Why nothing of an order goes to a warehouse at this moment, though units of it are still wanted: its closed gates, a hold that anybody
 * placed in Shopify, or a day in the future. Empty when nothing keeps it back.
 */
export function heldBecause(closed: readonly ClosedGate[], fulfillmentOrders: readonly FulfillmentOrder[]): Message[] {
  const shipped = fulfillmentOrders.filter((one) => hasUnits(one) && isShipped(one));
  if (shipped.length === 0) return [];
  if (closed.length > 0) return closed.map(({ why }) => why);
  if (!shipped.every(({ status }) => status === "ON_HOLD" || status === "SCHEDULED")) return [];

  const reasons = [...new Set(shipped.flatMap(({ onHoldReasons }) => onHoldReasons))].filter((reason) => reason !== POST_PURCHASE);
  const first = shipped
    .flatMap(({ status, fulfillAt }) => (status === "SCHEDULED" && fulfillAt ? [fulfillAt.getTime()] : []))
    .sort((one, other) => one - other)[0];
  return [
    ...(reasons.length > 0 ? [onHold(reasons, shipped)] : []),
    ...(first === undefined ? [] : [gates.message("scheduled", { moment: new Date(first).toISOString() })]),
  ];
}

function onHold(reasons: readonly string[], held: readonly FulfillmentOrder[]): Message {
  const note = [...new Set(held.flatMap(({ onHoldNotes }) => onHoldNotes ?? []))].join("; ");
  if (note === "") return gates.message("on-hold", { reasons: reasons.map(reasonOf) });
  const named = reasons.filter((reason) => Object.hasOwn(HOLD_REASONS, reason));
  return named.length === 0
    ? gates.message("on-hold-as-noted", { note })
    : gates.message("on-hold-noted", { reasons: named.map(reasonOf), note });
}

/** For the seconds in which a buyer is offered something more nothing is wrong with an order. */
const POST_PURCHASE = "ONLINE_STORE_POST_PURCHASE_CROSS_SELL";

/** What a carrier takes: anything else is handed over by the merchant's own people, wherever it lies. */
const BY_CARRIER = ["SHIPPING", "NONE"];

export function isShipped({ deliveryMethod }: Pick<FulfillmentOrder, "deliveryMethod">): boolean {
  return deliveryMethod === null || BY_CARRIER.includes(deliveryMethod);
}

/** Shopify's FulfillmentHoldReason in words. */
const HOLD_REASONS: Record<string, Message> = {
  AWAITING_PAYMENT: gates.message("awaiting-payment"),
  AWAITING_RETURN_ITEMS: gates.message("awaiting-return-items"),
  HIGH_RISK_OF_FRAUD: gates.message("high-risk-of-fraud"),
  INCORRECT_ADDRESS: gates.message("incorrect-address"),
  INVENTORY_OUT_OF_STOCK: gates.message("inventory-out-of-stock"),
  UNKNOWN_DELIVERY_DATE: gates.message("unknown-delivery-date"),
};

const reasonOf = (reason: string) => HOLD_REASONS[reason] ?? gates.message("other-reason");
