import { discountsFor, titlesOf } from "../discounts/discount-for.ts";
import { isOwnCode } from "../discounts/new-code.ts";
import type { OfferTerms } from "../rules/offer-terms.ts";

type WithTerms = { id: string; terms: OfferTerms };

/** The titles under which buyers see what offers take off by themselves. */
export function ownTitles(offers: readonly WithTerms[]): Set<string> {
  return new Set(
    offers.flatMap(({ id, terms }) => discountsFor(terms).flatMap((one) => (one.method === "automatic" ? titlesOf(id, one) : []))),
  );
}

/** What is known of discounts by their names: the titles of Waybill's own, and of others whether they are had beside those. */
type Known = { own: () => ReadonlySet<string>; goes: (name: string) => boolean };

/**
 * Whether something is off a cart with which what an offer takes off may not be had: `named` are codes and titles, a line for each, as the buyer's page
 * reads them. With what a discount goes no page of a buyer's says: of two that don't go together Shopify takes one.
 */
export const hasOthers = (named: string, { own, goes }: Known): boolean =>
  named.split("\n").some((name) => name !== "" && !isOwnCode(name) && !own().has(name) && !goes(name));
