import { z } from "zod";
import type { Message } from "#app/platform/messages/message.ts";
import { gates } from "../gates/messages.ts";
import { decisions } from "./messages.ts";

/** Shopify's FulfillmentHoldReason, as far as a person gives one. */
export const HOLD_REASONS = [
  "OTHER",
  "INCORRECT_ADDRESS",
  "AWAITING_PAYMENT",
  "HIGH_RISK_OF_FRAUD",
  "INVENTORY_OUT_OF_STOCK",
  "AWAITING_RETURN_ITEMS",
  "UNKNOWN_DELIVERY_DATE",
] as const;

export type HoldReason = (typeof HOLD_REASONS)[number];

/** Parcels, by id, that the decision takes back from their warehouses. */
const stops = z.array(z.string()).default([]);

/** What a person decided for one order. It stands until it is carried out (`release`, `keep`), is over (`wait`), or another takes its place. */
export const Decision = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("hold"),
    reason: z.enum(HOLD_REASONS),
    /** It follows from a parcel that was cancelled by hand. */
    afterCancelling: z.boolean().default(false),
    stops,
    /** Fulfillment orders that Shopify was asked to hold. */
    asked: z.array(z.string()).default([]),
    /** Those of them that were on hold when they were read again. */
    seenOnHold: z.array(z.string()).default([]),
  }),
  z.object({
    kind: z.literal("release"),
    /** Only holds of Waybill's own. */
    ownOnly: z.boolean().default(false),
  }),
  z.object({ kind: z.literal("wait") }),
  z.object({ kind: z.literal("warehouse"), warehouseId: z.string(), stops }),
  /** The merchant ships it himself, from a location of his own. */
  z.object({ kind: z.literal("keep"), locationId: z.string(), stops }),
]);

export type Decision = z.infer<typeof Decision>;
export type DecisionKind = Decision["kind"];

/** A hold of which Shopify has yet to hear. */
export function newHold({ reason, afterCancelling = false, stops = [] }: NewHold): Decision {
  return { kind: "hold", reason, afterCancelling, stops, asked: [], seenOnHold: [] };
}

type NewHold = { reason: HoldReason; afterCancelling?: boolean; stops?: string[] };

const REASON_WORDS: Record<HoldReason, Message> = {
  OTHER: gates.message("other-reason"),
  INCORRECT_ADDRESS: gates.message("incorrect-address"),
  AWAITING_PAYMENT: gates.message("awaiting-payment"),
  HIGH_RISK_OF_FRAUD: gates.message("high-risk-of-fraud"),
  INVENTORY_OUT_OF_STOCK: gates.message("inventory-out-of-stock"),
  AWAITING_RETURN_ITEMS: gates.message("awaiting-return-items"),
  UNKNOWN_DELIVERY_DATE: gates.message("unknown-delivery-date"),
};

/** A reason to hold an order, as a part of a sentence. */
export const holdReasonWords = (reason: HoldReason): Message => REASON_WORDS[reason];

/** Why a hold stands, as a part of a sentence. */
export function holdWords({ reason, afterCancelling }: Extract<Decision, { kind: "hold" }>): Message {
  return afterCancelling ? decisions.message("cancelled-a-parcel") : holdReasonWords(reason);
}
