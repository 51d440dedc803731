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

/**
 * Whether something is off a cart that is not Waybill's own: `named` are codes and titles, a line for each, as the buyer's page reads them. With which
 * others such a discount holds no page of a buyer's says: where it doesn't, Shopify takes one of the two, and what an offer takes off is not had.
 */
export const hasOthers = (named: string, own: () => ReadonlySet<string>): boolean =>
  named.split("\n").some((name) => name !== "" && !isOwnCode(name) && !own().has(name));
