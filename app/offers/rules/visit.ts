import type { Temporal } from "temporal-polyfill";
import type { Placement } from "#app/contracts/offers.ts";

/** What is known of a buyer at the moment in which something may be offered: by our own copy of the shop, but for what the buyer did. */
export type Visit = {
  placement: Placement;
  /** The product whose page it is. */
  productId: string | null;
  /** The products of each collection that a live offer asks for, by its number. */
  collections: ReadonlyMap<string, ReadonlySet<string>>;
  lines: readonly VisitLine[];
  /** ISO 3166-1 alpha-2; null while nobody knows. */
  country: string | null;
  postalCode: string | null;
  /** Shopify's number of the buyer's market, as his page says; null where it doesn't. */
  market: string | null;
  /** The countries of each market that a live offer asks for, by its number. */
  markets: ReadonlyMap<string, ReadonlySet<string>>;
  /** BCP 47, lower case; null while nobody knows. */
  language: string | null;
  now: Temporal.Instant;
  /** Of the customer who is signed in, lower case; none of a guest. */
  customerTags: readonly string[];
  /** How an offer's discount stands to what of the shop's own is off the cart by now; absent where nothing is. */
  beside?: Beside;
  /** The shop's, an IANA name: a merchant's "Saturday" is there. */
  timeZone: string;
};

/**
 * Whether one discount is had beside another: `whole`, whatever both are off; `lines`, but on one line the better of the two; `unknown`, where Shopify may
 * take one and leave the other.
 */
export type Beside = "whole" | "lines" | "unknown";

export type VisitLine = { variantId: string; productId: string; quantity: number; unitPrice: number };

/** Minor units of the shop's currency, at the shop's own prices. */
export function cartValue({ lines }: Pick<Visit, "lines">): number {
  return lines.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0);
}

export function cartUnits({ lines }: Pick<Visit, "lines">): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0);
}
