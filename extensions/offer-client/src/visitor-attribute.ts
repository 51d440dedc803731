import { isRecord } from "./read-answer.ts";

/**
 * The cart attribute by which one purchase is known in all places, and on its order: the theme's script writes it, pages after it read it. It
 * says nothing of the buyer. Shopify shows no buyer what starts with `_`.
 */
export const VISITOR_ATTRIBUTE = "_waybill_visitor";

/** By what this purchase is known; the checkout's token where no script of the theme's has named it, or the attribute was lost. */
export function visitorIn(attributes: unknown, checkoutToken: string): string {
  const named = Array.isArray(attributes)
    ? (attributes as unknown[]).find((one) => isRecord(one) && one["key"] === VISITOR_ATTRIBUTE)
    : undefined;
  const value = isRecord(named) ? named["value"] : undefined;
  return typeof value === "string" && value !== "" ? value : checkoutToken;
}
