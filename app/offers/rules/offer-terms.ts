import { z } from "zod";
import type { Placement } from "#app/contracts/offers.ts";
import { issue } from "#app/platform/forms/issue.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { offers } from "../messages.ts";
import { Condition } from "./conditions.ts";

/** Every place in which something can be offered, in the order in which a buyer passes them. */
export const PLACEMENTS = ["product_page", "cart", "checkout", "post_purchase", "thank_you", "order_status"] as const satisfies Placement[];

const shopifyId = z.string().regex(/^\d{1,19}$/);

/** What is offered: variants that the merchant chose, the best first; what goes with the cart; or a goal for the cart's value. */
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
  /** Percent that Shopify takes off what is offered (of a goal: off the order); 0 for none. */
  percentage: z.int().min(0).max(100).default(0),
  /** The merchant's rank, 1 first: of several with the same, experiments choose. */
  priority: z.int().min(1).max(1000).default(100),
  /** Accepted so often in a day of the shop's at most; null for any number. */
  dailyCap: z.int().min(1).max(1_000_000).nullable().default(null),
});

/** What a merchant says of an offer. */
export const OfferTerms = Terms.superRefine((terms, context) => {
  const problem = problemOfPercentage(terms);
  if (problem) context.addIssue({ code: "custom", path: ["percentage"], message: issue(problem) });
});

/**
 * A discount of Shopify's is for things that are named: off "whatever is recommended" it would be off all that the shop sells, for whoever has the
 * code. After the purchase a changeset prices each of them.
 */
function problemOfPercentage({ offered, percentage, placements }: z.infer<typeof Terms>): Message | null {
  if (offered.kind === "recommended" && percentage > 0 && placements.some((place) => place !== "post_purchase"))
    return offers.message("no-percentage-of-any");
  if (offered.kind !== "goal") return null;
  if (offered.reward === "discount") return percentage === 0 ? offers.message("goal-without-percentage") : null;
  return percentage > 0 ? offers.message("free-shipping-without-percentage") : null;
}

export type OfferTerms = z.infer<typeof OfferTerms>;

/** The merchant's words for a reader: in his language, or its parent's (`de` for `de-AT`), else those for all; empty where there are none. */
export function headingFor({ headings }: Pick<OfferTerms, "headings">, language: string | null): string {
  for (let tag = language ?? ""; tag !== ""; tag = tag.slice(0, Math.max(0, tag.lastIndexOf("-")))) {
    const words = headings[tag];
    if (words) return words;
  }
  return headings[""] ?? "";
}
