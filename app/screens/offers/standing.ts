import type { Placement } from "#app/contracts/offers.ts";
import { bundleStands, type KeptBundle } from "#app/offers/bundles/bundle-for.ts";
import { discountStands, type KeptDiscount } from "#app/offers/discounts/discount-for.ts";
import { isUnsold } from "#app/offers/rules/is-unsold.ts";
import type { OfferTerms } from "#app/offers/rules/offer-terms.ts";
import type { SeenPlaces } from "#app/offers/serving/read-seen-places.server.ts";

/**
 * How far buyers see an offer that is live: something keeps it from being shown (`stopped`); the shop sells nothing of what it names (`unsold`); what it promises isn't in Shopify yet (`awaited`); no
 * buyer's page was seen in any of its places (`unseen`), or in some of them only (`seen`). `notIn` are those in which none was.
 */
export type Standing =
  | { is: "stopped" }
  | { is: "unsold" }
  | { is: "awaited"; what: "discount" | "bundle" }
  | { is: "unseen" | "seen"; notIn: readonly Placement[] };

/** What of the shop is looked at: when its pages asked last, and which of the variants that the offer names it sells. */
type Around = { seen: SeenPlaces; sold: ReadonlySet<string> };

/** Of the terms and what is kept beside them. `terms` undefined: what was saved can't be read. */
export function standingOf(terms: OfferTerms | undefined, kept: KeptDiscount & KeptBundle, { seen, sold }: Around): Standing {
  if (terms === undefined || kept.discountProblem !== null) return { is: "stopped" };
  if (isUnsold(terms, sold)) return { is: "unsold" };
  if (!bundleStands(terms, kept)) return { is: "awaited", what: "bundle" };
  if (!discountStands(terms, kept)) return { is: "awaited", what: "discount" };
  const notIn = terms.placements.filter((place) => seen[place] === undefined);
  return notIn.length === terms.placements.length ? { is: "unseen", notIn } : { is: "seen", notIn };
}
