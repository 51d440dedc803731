import type { Message } from "#app/platform/messages/message.ts";
import type { Wait } from "./wait.ts";

/** What of an order its gates look at. */
export type GateFacts = {
  test: boolean;
  createdAt: Date;
  /** Shopify's OrderDisplayFinancialStatus; null when it gives none. */
  financialStatus: string | null;
  /** What the buyer owes yet, in minor units of the shop's currency, below zero what is owed to him; null when Shopify wasn't asked. */
  outstanding: bigint | null;
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
  /** How long orders wait after they were placed, so that they can still be changed or cancelled: what was set, and since when, the last one last. */
  waits: readonly Wait[];
};

/** The same as the merchant types it: what is typed of waiting counts for orders from now on. */
export type TypedGatePolicy = Omit<GatePolicy, "waits"> & { waitMinutes: number };

type GateKind = {
  code: string;
  /** No person can open it here; any other one can be opened, for one order at a time. */
  final: boolean;
  /** Nothing of the order is to leave any more: what is under way is stopped too. */
  over?: boolean;
  /** What of an order that Waybill routes is under way is stopped while it can be: the order may yet go. */
  stops?: boolean;
  /** A request for fulfillment, made in Shopify, is a person's word that opens it. */
  opensOnRequest?: boolean;
  /** Shopify's FulfillmentOrderRejectionReason, where a request is refused because of it; OTHER when it has none. */
  rejection?: "PAYMENT_DECLINED" | "INVALID_SKU";
};

/** A condition that an order has to meet before a warehouse hears of it. It says in words why the order waits, or null when it may pass. */
export type Gate = GateKind & { closed: (order: GateFacts, policy: GatePolicy, at: Date) => Message | null };

export type ClosedGate = GateKind & { why: Message };
