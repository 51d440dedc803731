import type { Message } from "#app/platform/messages/message.ts";

/** What of an order its gates look at. */
export type GateFacts = {
  test: boolean;
  /** Shopify's OrderDisplayFinancialStatus; null when it gives none. */
  financialStatus: string | null;
  paymentGateways: readonly string[];
  /** Shopify's OrderRiskRecommendationResult; null when it was never assessed. */
  riskRecommendation: string | null;
  tags: readonly string[];
};

/** What the merchant decided of gates (Settings). */
export type GatePolicy = {
  /** Orders that are not paid, or only in part, wait. Those with a payment method of `paidOnDelivery` never do. */
  holdUnpaid: boolean;
  /** Names of payment methods that are paid on delivery, as Shopify calls them. */
  paidOnDelivery: readonly string[];
  holdRisk: "none" | "high" | "some";
  /** Tags that keep an order back for as long as it has them. */
  holdTags: readonly string[];
};

/**
 * A condition that an order has to meet before a warehouse hears of it. It says in words why the order waits, or null when it may pass.
 * A `final` gate no person can open here; any other one can be, for one order at a time.
 */
export type Gate = { code: string; final: boolean; closed: (order: GateFacts, policy: GatePolicy) => Message | null };

export type ClosedGate = { code: string; final: boolean; why: Message };
