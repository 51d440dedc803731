import type { ClosedGate, Gate, GateFacts, GatePolicy } from "./gate.ts";
import { gates } from "./messages.ts";

const PAYMENT_OVER = {
  VOIDED: gates.message("payment-voided"),
  REFUNDED: gates.message("payment-refunded"),
  EXPIRED: gates.message("payment-expired"),
};

const PAYMENT_DUE = { PENDING: gates.message("not-paid"), PARTIALLY_PAID: gates.message("paid-in-part") };

const RISK = { CANCEL: gates.message("high-risk"), INVESTIGATE: gates.message("some-risk") };

/** Every gate, in the order in which an order is told of them. Opened gates are kept by their codes: none may change its meaning. */
const ORDER_GATES: readonly Gate[] = [
  { code: "test-order", final: true, closed: ({ test }) => (test ? gates.message("test-order") : null) },
  // Nobody pays for it any more. Authorized goes: capture on shipping is how many shops work.
  { code: "payment-over", final: true, closed: ({ financialStatus }) => at(PAYMENT_OVER, financialStatus) },
  {
    code: "payment-due",
    final: false,
    closed: (order, { holdUnpaid, paidOnDelivery }) =>
      holdUnpaid && !order.paymentGateways.some((gateway) => isPaidOnDelivery(gateway, paidOnDelivery))
        ? at(PAYMENT_DUE, order.financialStatus)
        : null,
  },
  {
    code: "risk",
    final: false,
    closed: ({ riskRecommendation }, { holdRisk }) => {
      if (holdRisk === "none" || (holdRisk === "high" && riskRecommendation !== "CANCEL")) return null;
      return at(RISK, riskRecommendation);
    },
  },
  {
    code: "tag",
    final: false,
    closed({ tags }, { holdTags }) {
      const held = new Set(holdTags.map((tag) => tag.trim().toLowerCase()));
      const tag = tags.find((one) => held.has(one.trim().toLowerCase()));
      return tag === undefined ? null : gates.message("tagged-hold", { tag });
    },
  },
];

/** The gates that keep an order back; those in `opened` a person has opened for it. */
export function closedGates(order: GateFacts, policy: GatePolicy, opened: ReadonlySet<string>): ClosedGate[] {
  return ORDER_GATES.flatMap(({ code, final, closed }) => {
    if (!final && opened.has(code)) return [];
    const why = closed(order, policy);
    return why ? [{ code, final, why }] : [];
  });
}

/** Shopify's own name for it, and what merchants call a manual payment method of theirs. */
const ON_DELIVERY = /\bcash[ _-]on[ _-]delivery\b|\bcod\b/i;

function isPaidOnDelivery(gateway: string, named: readonly string[]): boolean {
  const name = gateway.trim().toLowerCase();
  return ON_DELIVERY.test(gateway) || named.some((one) => one.trim().toLowerCase() === name);
}

function at<T>(known: Record<string, T>, key: string | null): T | null {
  return key !== null && Object.hasOwn(known, key) ? (known[key] ?? null) : null;
}
