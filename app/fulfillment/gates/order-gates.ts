import type { Message } from "#app/platform/messages/message.ts";
import type { ClosedGate, Gate, GateFacts, GatePolicy } from "./gate.ts";
import { gates } from "./messages.ts";
import { waitsUntil } from "./wait.ts";

const PAYMENT_OVER = {
  VOIDED: gates.message("payment-voided"),
  REFUNDED: gates.message("payment-refunded"),
  EXPIRED: gates.message("payment-expired"),
};

const PAYMENT_DUE = { PENDING: gates.message("not-paid"), PARTIALLY_PAID: gates.message("paid-in-part") };

const RISK = { CANCEL: gates.message("high-risk"), INVESTIGATE: gates.message("some-risk") };

/** Every gate, in the order in which an order is told of them. Opened gates are kept by their codes: none may change its meaning. */
const ORDER_GATES: readonly Gate[] = [
  { code: "test-order", final: true, over: true, closed: ({ test }) => (test ? gates.message("test-order") : null) },
  // Nobody pays for it any more. Authorized goes: capture on shipping is how many shops work.
  {
    code: "payment-over",
    final: true,
    over: true,
    rejection: "PAYMENT_DECLINED",
    closed: ({ financialStatus }) => at(PAYMENT_OVER, financialStatus),
  },
  {
    // Shopify requests by itself, where the merchant has told it to, only what is paid: who asks for an unpaid order is a person. It does so
    // for orders with a tag or some risk: a request says nothing about those.
    code: "payment-due",
    final: false,
    opensOnRequest: true,
    closed: (order, { holdUnpaid, paidOnDelivery }) =>
      holdUnpaid && !order.paymentGateways.some((gateway) => isPaidOnDelivery(gateway, paidOnDelivery)) ? paymentDue(order) : null,
  },
  {
    // Often found out minutes after the order, and told by fraud apps as a tag: by then its warehouse has it.
    code: "risk",
    final: false,
    stops: true,
    closed: ({ riskRecommendation }, { holdRisk }) => {
      if (holdRisk === "none" || (holdRisk === "high" && riskRecommendation !== "CANCEL")) return null;
      return at(RISK, riskRecommendation);
    },
  },
  {
    // Shopify requests what is paid by itself, where it was told to: nobody said that it need not wait.
    code: "wait",
    final: false,
    closed: (order, policy, moment) => {
      const over = waitsUntil(order.createdAt, policy.waits);
      return moment < over ? gates.message("waits", { moment: over.toISOString() }) : null;
    },
  },
];

/** Each tag is a gate of its own: a person who lets an order go despite one has said nothing about the next. */
function tagGates({ tags }: GateFacts, { holdTags }: GatePolicy): Gate[] {
  const held = new Set(holdTags.map(plain));
  return tags
    .filter((tag) => held.has(plain(tag)))
    .map((tag) => ({ code: `tag:${plain(tag)}`, final: false, stops: true, closed: () => gates.message("tagged-hold", { tag }) }));
}

const plain = (name: string) => name.trim().toLowerCase();

/** The gates that keep an order back at a moment; those in `opened` a person has opened for it. */
export function closedGates(order: GateFacts, policy: GatePolicy, opened: ReadonlySet<string>, moment: Date): ClosedGate[] {
  return [...ORDER_GATES, ...tagGates(order, policy)].flatMap(({ closed, ...gate }) => {
    if (!gate.final && opened.has(gate.code)) return [];
    const why = closed(order, policy, moment);
    return why ? [{ ...gate, why }] : [];
  });
}

/** Shopify's own name for it, and what merchants call a manual payment method of theirs. */
const ON_DELIVERY = /\bcash[ _-]on[ _-]delivery\b|\bcod\b/i;

/** Whether a payment method is paid on delivery: by Shopify's or everybody's name for it, or by one of those that the merchant named. */
export function isPaidOnDelivery(gateway: string, named: readonly string[]): boolean {
  return ON_DELIVERY.test(gateway) || named.some((one) => plain(one) === plain(gateway));
}

/** Whether somebody has to collect money from the buyer when the order is delivered. */
export function isCashDue(
  order: Pick<GateFacts, "paymentGateways" | "financialStatus" | "outstanding">,
  named: readonly string[],
): boolean {
  return paymentDue(order) !== null && order.paymentGateways.some((gateway) => isPaidOnDelivery(gateway, named));
}

/** An order from which units were taken after it had been paid in part stays `PARTIALLY_PAID` in Shopify, even where the buyer has paid too much by now. */
function paymentDue({ financialStatus, outstanding }: Pick<GateFacts, "financialStatus" | "outstanding">): Message | null {
  const isSettled = financialStatus === "PARTIALLY_PAID" && outstanding !== null && outstanding <= 0n;
  return isSettled ? null : at(PAYMENT_DUE, financialStatus);
}

function at<T>(known: Record<string, T>, key: string | null): T | null {
  return key !== null && Object.hasOwn(known, key) ? (known[key] ?? null) : null;
}
