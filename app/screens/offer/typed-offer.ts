import { isBuyXGetY } from "#app/offers/discounts/discount-for.ts";
import { mayTakeOffRecommended, type OfferTerms } from "#app/offers/rules/offer-terms.ts";

/** What can be offered, as a merchant chooses it: goals by their reward. */
export const OFFERED_KINDS = ["chosen", "recommended", "volume", "bogo", "gift", "bundle", "free_shipping", "discount"] as const;
export type OfferedKind = (typeof OFFERED_KINDS)[number];

/** The kind as it is kept, of one that is chosen there: goals are of one kind. */
export function keptKind(typed: string): OfferTerms["offered"]["kind"] {
  const chosen = OFFERED_KINDS.find((kind) => kind === typed) ?? "chosen";
  return chosen === "free_shipping" || chosen === "discount" ? "goal" : chosen;
}

/** An offer as it stands in the editor's fields: numbers and amounts as they are typed; of other kinds than its own what is typed is kept. */
export type TypedOffer = {
  name: string;
  placements: readonly string[];
  offered: {
    kind: string;
    variantIds: readonly string[];
    most: string;
    mostOfCart: string;
    amount: string;
    percentage: string;
    /** `shared` or `own`. */
    codes: string;
    tiers: readonly { units: string; percentage: string }[];
    parts: readonly { variantId: string; quantity: string }[];
    boughtProductIds: readonly string[];
    /** `units` or `amount`: by what a gift is earned. */
    by: string;
    boughtUnits: string;
    units: string;
    times: string;
  };
  conditions: readonly TypedCondition[];
  /** The first for all languages without words of their own. */
  headings: readonly { language: string; words: string }[];
  priority: string;
  dailyCap: string;
};

/** A condition's arguments by name: texts, or lists of ids and codes. Moments are local times of the shop's (`2026-11-27T08:00`). */
export type TypedCondition = { code: string; args: Readonly<Record<string, string | readonly string[]>> };

const NOTHING_YET = {
  codes: "own",
  tiers: [
    { units: "2", percentage: "10" },
    { units: "3", percentage: "15" },
  ],
  parts: [],
  boughtProductIds: [],
  by: "amount",
  boughtUnits: "1",
  units: "1",
  times: "1",
};

export const EMPTY_OFFER: TypedOffer = {
  name: "",
  placements: [],
  offered: { kind: "recommended", variantIds: [], most: "1", mostOfCart: "30", amount: "", percentage: "0", ...NOTHING_YET },
  conditions: [],
  headings: [{ language: "", words: "" }],
  priority: "100",
  dailyCap: "",
};

/** A percentage of their own: steps have one each, a gift is free. */
const PRICED: readonly string[] = ["chosen", "bogo", "bundle", "discount"];

/** Of what is nothing without a discount: where a merchant begins. */
const FIRST: Partial<Record<string, string>> = { bogo: "100", bundle: "10", discount: "10" };

/** The percentage that stands there once another kind was chosen: what was typed, or else where that kind begins. */
export function percentageOnceChosen(kind: string, before: Pick<TypedOffer["offered"], "kind" | "percentage">): string {
  return before.percentage === (FIRST[before.kind] ?? "0") ? (FIRST[kind] ?? "0") : before.percentage;
}

/** Whether a percentage is asked for: where it could be taken off. One that was typed before stays in sight, to be taken back. */
export function asksPercentage({ placements, offered: { kind, percentage } }: TypedOffer): boolean {
  if (kind !== "recommended") return PRICED.includes(kind);
  return percentage !== "0" || (placements.length > 0 && mayTakeOffRecommended(placements));
}

/**
 * Where buyers read what the offer is called, as long as it has no heading for all of them: `shop` as the title of a product, `checkout` as that of a
 * discount that Shopify gives by itself.
 */
export function nameSeen({ placements, offered, conditions, headings }: TypedOffer): "nowhere" | "shop" | "checkout" {
  const kind = keptKind(offered.kind);
  if (headings.some(({ language, words }) => language === "" && words.trim() !== "") || kind === "recommended") return "nowhere";
  if (kind !== "chosen") return kind === "bundle" ? "shop" : "checkout";
  const isGiven = Number(offered.percentage) > 0 && isBuyXGetY({ placements, variantIds: offered.variantIds, conditions });
  return isGiven ? "checkout" : "nowhere";
}
