import { z } from "zod";
import type { Placement } from "#app/contracts/offers.ts";
import { issue } from "#app/platform/forms/issue.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { offers } from "../messages.ts";
import { Condition } from "./conditions.ts";
import { LEAST_PARTS, MOST_BOUGHT, MOST_OF_A_PART, MOST_PARTS, MOST_TIERS, MOST_UNITS } from "./limits.ts";

/** Every place in which something can be offered, in the order in which a buyer passes them. */
export const PLACEMENTS = ["product_page", "cart", "checkout", "post_purchase", "thank_you", "order_status"] as const satisfies Placement[];

const shopifyId = z.string().regex(/^\d{1,19}$/);

/** Products of which something has to be in the cart. Shopify names "all that is sold" as little as a discount of ours can. */
const productIds = z.array(shopifyId).min(1).max(MOST_BOUGHT);
const units = z
  .int()
  .min(1)
  .max(Math.floor(MOST_UNITS / 2));

/** From so many units on (of all its variants together) so many percent are off each of them. */
const Tier = z.object({ units: z.int().min(2).max(MOST_UNITS), percentage: z.int().min(1).max(100) });

/** So many of a variant in each bundle. */
const Part = z.object({ variantId: shopifyId, quantity: z.int().min(1).max(MOST_OF_A_PART) });

/**
 * What is offered: variants that the merchant chose, the best first; what goes with the cart; a goal for the cart's value; the same for less
 * from some units on; something for less beside what is bought; a gift; things that cost less together.
 */
const Offered = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("chosen"), variantIds: z.array(shopifyId).min(1).max(10) }),
  z.object({
    kind: z.literal("recommended"),
    /** So many are shown at most. */
    most: z.int().min(1).max(4).default(1),
    /** Percent of the cart's value that one may cost at most; null where it may cost anything. */
    mostOfCart: z.int().min(1).max(1000).nullable().default(30),
  }),
  z.object({
    kind: z.literal("goal"),
    /** Minor units of the shop's currency. */
    amount: z.int().min(1).max(1_000_000_000),
    reward: z.enum(["free_shipping", "discount"]),
  }),
  z.object({ kind: z.literal("volume"), variantIds: z.array(shopifyId).min(1).max(10), tiers: z.array(Tier).min(1).max(MOST_TIERS) }),
  z.object({
    kind: z.literal("bogo"),
    /** What has to be bought, and so many of it each time. */
    bought: z.object({ productIds, units }),
    variantId: shopifyId,
    /** So many of the variant are had each time. */
    units,
    /** So often in one order; null: as often as the cart goes. */
    times: z.int().min(1).max(100).nullable(),
  }),
  /** One of the variant, once an order. */
  z.object({
    kind: z.literal("gift"),
    bought: z.discriminatedUnion("by", [
      z.object({ by: z.literal("units"), productIds, units }),
      /** Minor units of the shop's currency, spent on these products. */
      z.object({ by: z.literal("amount"), productIds, amount: z.int().min(1).max(1_000_000_000) }),
    ]),
    variantId: shopifyId,
  }),
  /** Some things together, sold as one. */
  z.object({ kind: z.literal("bundle"), parts: z.array(Part).min(LEAST_PARTS).max(MOST_PARTS) }),
]);

const Terms = z.object({
  /** For the merchant's own lists. */
  name: z.string().trim().min(1).max(100),
  /** By language (BCP 47, lower case); `""` for all others. */
  headings: z.record(z.string().max(20), z.string().trim().max(120)).default({}),
  placements: z.array(z.enum(PLACEMENTS)).min(1),
  /** All of them hold. */
  conditions: z.array(Condition).max(20).default([]),
  offered: Offered,
  /** Percent that Shopify takes off what is offered (of a goal: off the order; that a bundle costs less than its parts); 0 for none. Of a gift 100; by volume each step has its own, and this is 0. */
  percentage: z.int().min(0).max(100).default(0),
  /** Of chosen products with a discount: one code for all who are shown it, or each buyer's own, good for one order. */
  codes: z.enum(["shared", "own"]).default("shared"),
  /** The merchant's rank, 1 first: of several with the same, experiments choose. */
  priority: z.int().min(1).max(1000).default(100),
  /** Accepted so often in a day of the shop's at most; null for any number. */
  dailyCap: z.int().min(1).max(1_000_000).nullable().default(null),
});

/** What a merchant says of an offer. */
export const OfferTerms = Terms.superRefine((terms, context) => {
  for (const { field, message } of problemsOf(terms)) context.addIssue({ code: "custom", path: [field], message: issue(message) });
});

export type OfferTerms = z.infer<typeof OfferTerms>;

type Problem = { field: "percentage" | "placements" | "offered"; message: Message };

/** What is wrong with terms that are right each by itself: what Shopify has no discount for, or a buyer could not have where he is shown it. */
export function problemsOf({ offered, percentage, placements }: z.infer<typeof Terms>): Problem[] {
  const wrong = (field: Problem["field"], message: Message | null) => (message === null ? [] : [{ field, message }]);
  return [
    ...wrong("percentage", problemOfPercentage(offered, percentage, placements)),
    ...wrong("placements", problemOfPlaces(offered, placements)),
    ...wrong("offered", offered.kind === "volume" && !areSteps(offered.tiers) ? offers.message("steps-not-rising") : null),
    ...wrong("offered", offered.kind === "bundle" && !areDistinct(offered.parts) ? offers.message("part-twice") : null),
  ];
}

type Offered = z.infer<typeof Offered>;

/**
 * Whether what is recommended can cost less in these places. A discount of Shopify's is for things that are named: off "whatever is recommended" it
 * would be off all that the shop sells, for whoever has the code. After the purchase a changeset prices each of them.
 */
export const mayTakeOffRecommended = (placements: readonly string[]): boolean => placements.every((place) => place === "post_purchase");

function problemOfPercentage(offered: Offered, percentage: number, placements: readonly Placement[]): Message | null {
  switch (offered.kind) {
    case "recommended":
      return percentage > 0 && !mayTakeOffRecommended(placements) ? offers.message("no-percentage-of-any") : null;
    case "goal":
      if (offered.reward === "discount") return percentage === 0 ? offers.message("goal-without-percentage") : null;
      return percentage > 0 ? offers.message("free-shipping-without-percentage") : null;
    case "bogo":
      return percentage === 0 ? offers.message("goal-without-percentage") : null;
    case "gift":
      return percentage < 100 ? offers.message("gift-is-free") : null;
    case "volume":
      return percentage > 0 ? offers.message("steps-have-percentages") : null;
    case "bundle":
      return percentage === 0 || percentage === 100 ? offers.message("bundle-percentage") : null;
    case "chosen":
      return null;
  }
}

/** There is a cart, in which what is bought and what is had come together. */
const WITH_CART: readonly Placement[] = ["product_page", "cart", "checkout"];

/** Where a buyer could not have what he is shown. */
function problemOfPlaces({ kind }: Offered, placements: readonly Placement[]): Message | null {
  return placements.map((place) => whyNotIn(kind, place)).find((why) => why !== null) ?? null;
}

/** Why a buyer could not have what is offered so when he is shown it there; null where he can. */
export function whyNotIn(kind: OfferTerms["offered"]["kind"], place: Placement): Message | null {
  const isAfterPayment = !WITH_CART.includes(place);
  switch (kind) {
    case "chosen":
    case "recommended":
      return null;
    case "goal":
      return isAfterPayment ? offers.message("goal-before-payment") : null;
    case "volume":
      // A new cart takes any number of one thing, and what it costs; the page after payment adds one thing at a price of its own.
      return place === "post_purchase" ? offers.message("volume-not-after-payment") : null;
    case "bundle":
      // Whether Shopify lets one be added to an order that is paid for, nobody could tell us.
      return place === "post_purchase" ? offers.message("bundle-not-after-payment") : null;
    case "bogo":
    case "gift":
      return isAfterPayment ? offers.message("bought-with-it-before-payment") : null;
  }
}

/** More units, more off: a step that brings less than the one before it would never be had. */
const areSteps = (tiers: readonly z.infer<typeof Tier>[]) =>
  tiers.every((tier, index) => {
    const before = tiers[index - 1];
    return before === undefined || (tier.units > before.units && tier.percentage > before.percentage);
  });

const areDistinct = (parts: readonly z.infer<typeof Part>[]) => new Set(parts.map(({ variantId }) => variantId)).size === parts.length;

/** The variants that an offer names, the best first; none where they are chosen at each visit. */
export function variantsNamed(offered: Offered): readonly string[] {
  switch (offered.kind) {
    case "chosen":
    case "volume":
      return offered.variantIds;
    case "bogo":
    case "gift":
      return [offered.variantId];
    case "bundle":
      return offered.parts.map(({ variantId }) => variantId);
    case "recommended":
    case "goal":
      return [];
  }
}

/** The merchant's words for a reader: in his language, or its parent's (`de` for `de-AT`), else those for all; empty where there are none. */
export function headingFor({ headings }: Pick<OfferTerms, "headings">, language: string | null): string {
  for (let tag = language ?? ""; tag !== ""; tag = tag.slice(0, Math.max(0, tag.lastIndexOf("-")))) {
    const words = headings[tag];
    if (words) return words;
  }
  return headings[""] ?? "";
}
