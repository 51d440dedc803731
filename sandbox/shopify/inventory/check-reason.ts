import type { QuantityError } from "./adjustment-group.ts";

const REASONS = [
  "correction",
  "cycle_count_available",
  "damaged",
  "movement_canceled",
  "movement_created",
  "movement_received",
  "movement_updated",
  "other",
  "promotion",
  "quality_control",
  "received",
  "reservation_created",
  "reservation_deleted",
  "reservation_updated",
  "restock",
  "safety_stock",
  "shrinkage",
];

/** Why stock changes is one of Shopify's seventeen words. */
export function checkReason(reason: string): QuantityError[] {
  if (REASONS.includes(reason)) return [];
  const message = `The specified reason is invalid. Valid values are: ${REASONS.join(", ")}.`;
  return [{ code: "INVALID_REASON", field: ["input", "reason"], message }];
}

/** A document that a change refers to is named by an address of any scheme. */
export function checkDocument(uri: string | null | undefined, field: string[], kind: "reference" | "ledger"): QuantityError[] {
  if (uri == null || /^[a-z][a-z\d+.-]*:\/\/\S+$/i.test(uri)) return [];
  return [{ code: `INVALID_${kind.toUpperCase()}_DOCUMENT`, field, message: `The specified ${kind} document is invalid.` }];
}
