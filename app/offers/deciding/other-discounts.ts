import { discountsFor, titlesOf } from "../discounts/discount-for.ts";
import { isOwnCode } from "../discounts/new-code.ts";
import type { OfferTerms } from "../rules/offer-terms.ts";
import type { Beside } from "../rules/visit.ts";

type WithTerms = { id: string; terms: OfferTerms };

/** The titles under which buyers see what offers take off by themselves. */
export function ownTitles(offers: readonly WithTerms[]): Set<string> {
  return new Set(
    offers.flatMap(({ id, terms }) => discountsFor(terms).flatMap((one) => (one.method === "automatic" ? titlesOf(id, one) : []))),
  );
}

/** What is known of discounts by their names: the titles of Waybill's own, and how others stand to those. */
type Known = { own: () => ReadonlySet<string>; beside: (name: string) => Beside };

const WORSE: readonly Beside[] = ["whole", "lines", "unknown"];

/**
 * How what an offer takes off stands to what is off a cart already: `named` are codes and titles, a line for each, as the buyer's page reads them. Of several
 * the one counts with which it is had least. With what a discount goes no page of a buyer's says: of two that don't go together Shopify takes one.
 */
export function besideOthers(named: string, { own, beside }: Known): Beside {
  const others = named.split("\n").filter((name) => name !== "" && !isOwnCode(name) && !own().has(name));
  return others.map(beside).reduce((worst, one) => (WORSE.indexOf(one) > WORSE.indexOf(worst) ? one : worst), "whole");
}

/**
 * Whether a buyer has what an offer takes off, beside what is off his cart. Off chosen products it is off a line of its own, which is not in the cart yet,
 * and of a goal off no line at all; by volume, and of what is had for buying something, lines count that may cost less already.
 */
export function isHadBeside(terms: OfferTerms, beside: Beside = "whole"): boolean {
  if (beside !== "lines") return beside === "whole";
  const { kind } = terms.offered;
  return kind === "goal" || (kind === "chosen" && discountsFor(terms).every((one) => one.kind === "basic"));
}
