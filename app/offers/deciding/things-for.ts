import type { OfferTerms } from "../rules/offer-terms.ts";
import type { Visit } from "../rules/visit.ts";
import type { Candidate, Shown } from "./candidate.ts";
import { timesGiven } from "./times-given.ts";

type Offered = OfferTerms["offered"];
type Of<Kind extends Offered["kind"]> = Extract<Offered, { kind: Kind }>;

/**
 * How many of what are shown of an offer whose discount asks for units, and what is off them: never more than Shopify takes off when they are
 * added. Why nothing is shown, where nothing is; null for an offer of another kind.
 */
export function thingsFor(
  { offered, percentage }: OfferTerms,
  candidates: readonly Candidate[],
  visit: Visit,
): Shown[] | "not-in-cart" | "no-step-left" | null {
  switch (offered.kind) {
    case "volume":
      return steps(offered, candidates, visit);
    case "bogo":
    case "gift":
      return withBought(offered, percentage, candidates, visit);
    case "chosen":
    case "recommended":
    case "goal":
    case "bundle":
      return null;
  }
}

/** So many more as the cart needs for each step that is left. On a product's page that product alone; else what is in the cart comes first. */
function steps({ variantIds, tiers }: Of<"volume">, candidates: readonly Candidate[], visit: Visit): Shown[] | "no-step-left" {
  const there = visit.lines.filter(({ variantId }) => variantIds.includes(variantId));
  const units = there.reduce((sum, { quantity }) => sum + quantity, 0);
  const isHere = ({ productId }: Candidate) => visit.placement !== "product_page" || productId === visit.productId;
  const inCart = ({ variantId }: Candidate) => there.some((line) => line.variantId === variantId);
  const here = candidates.filter(isHere);
  const what = here.find(inCart) ?? here[0];
  const left = tiers.filter((tier) => tier.units > units);
  if (!what || left.length === 0) return "no-step-left";
  return left.map((tier) => ({ ...what, quantity: tier.units - units, percentage: tier.percentage }));
}

/** The fewest that are to be added for the discount to be given once more, and what is then off all of them. */
function withBought(
  offered: Of<"bogo"> | Of<"gift">,
  percentage: number,
  candidates: readonly Candidate[],
  visit: Visit,
): Shown[] | "not-in-cart" {
  const [candidate] = candidates;
  if (!candidate) return "not-in-cart";
  const { variantId, productId, price } = candidate;
  const got = offered.kind === "gift" ? 1 : offered.units;
  const times = offered.kind === "gift" ? 1 : offered.times;
  const bought = { productIds: offered.bought.productIds, ...needed(offered) };
  const given = (added: number) =>
    timesGiven({ bought, variantId, got, times }, [...visit.lines, { variantId, productId, quantity: added, unitPrice: price }]);
  const before = given(0);
  // What is bought may be what is had: then both are added, on its own page with what is bought.
  const isSame = offered.bought.productIds.includes(productId);
  const most = isSame && "units" in offered.bought ? got + offered.bought.units : got;
  for (let quantity = 1; quantity <= most; quantity++) {
    const units = Math.min(quantity, (given(quantity) - before) * got);
    if (units > 0) return [{ ...candidate, quantity, percentage: (units * percentage) / quantity }];
  }
  return "not-in-cart";
}

const needed = ({ bought }: Of<"bogo"> | Of<"gift">) => ("units" in bought ? { units: bought.units } : { amount: bought.amount });
