import { z } from "zod";
import { type OfferTerms, PLACEMENTS } from "#app/offers/rules/offer-terms.ts";
import { amountField, numberField } from "#app/platform/forms/fields.ts";
import { issue } from "#app/platform/forms/issue.ts";
import { toDecimal } from "#app/platform/money.ts";
import { conditionForm, type Place, typeCondition } from "./condition-form.ts";
import { offer } from "./messages.ts";
import { EMPTY_OFFER, type TypedOffer } from "./typed-offer.ts";

const shopifyId = z.string().regex(/^\d{1,19}$/);
const percentage = (least: 0 | 1) => numberField(z.int().min(least).max(100));

/** After payment there is no cart left that could reach anything. */
const BEFORE_PAYMENT: readonly string[] = ["product_page", "cart", "checkout"];

/** An offer's fields, as they are typed. */
export function offerFields(place: Place) {
  const amount = amountField(place.currency, z.int().min(1).max(1_000_000_000));
  return {
    name: z.string().trim().min(1).max(100),
    placements: z.array(z.enum(PLACEMENTS)).min(1, issue(offer.message("choose-place"))),
    offered: z.discriminatedUnion("kind", [
      z.object({
        kind: z.literal("chosen"),
        variantIds: z
          .array(shopifyId)
          .min(1, issue(offer.message("choose-product")))
          .max(10, issue(offer.message("too-many-products"))),
        percentage: percentage(0),
      }),
      z.object({
        kind: z.literal("recommended"),
        most: numberField(z.int().min(1).max(4)),
        mostOfCart: numberField(z.int().min(1).max(1000)).nullish(),
        percentage: percentage(0),
      }),
      z.object({ kind: z.literal("free_shipping"), amount }),
      z.object({ kind: z.literal("discount"), amount, percentage: percentage(1) }),
    ]),
    conditions: z.array(conditionForm(place)).max(20),
    headings: z
      .array(
        z.object({
          language: z.string().max(20).default(""),
          words: z.string().trim().max(120).default(""),
        }),
      )
      .max(50),
    priority: numberField(z.int().min(1).max(1000)),
    dailyCap: numberField(z.int().min(1).max(1_000_000)).nullish(),
  };
}

type Fields = z.output<z.ZodObject<ReturnType<typeof offerFields>>>;

/** What is wrong with fields that are right each by itself. */
export function checkTogether({ placements, offered, headings }: Fields, context: z.RefinementCtx): void {
  const isGoal = offered.kind === "free_shipping" || offered.kind === "discount";
  if (isGoal && placements.some((placement) => !BEFORE_PAYMENT.includes(placement)))
    context.addIssue({ code: "custom", path: ["placements"], message: issue(offer.message("goal-before-payment")) });
  headings.forEach(({ language }, index) => {
    if (index > 0 && language === "")
      context.addIssue({ code: "custom", path: ["headings", index, "language"], message: issue(offer.message("choose-language")) });
    else if (headings.findIndex((one) => one.language === language) < index)
      context.addIssue({ code: "custom", path: ["headings", index, "language"], message: issue(offer.message("language-twice")) });
  });
}

/** The offer's terms as they are kept. */
export function termsOf({ name, placements, offered, conditions, headings, priority, dailyCap }: Fields): OfferTerms {
  return {
    name,
    placements,
    conditions,
    priority,
    dailyCap: dailyCap ?? null,
    headings: Object.fromEntries(headings.filter(({ words }) => words !== "").map(({ language, words }) => [language, words])),
    offered: offeredOf(offered),
    percentage: "percentage" in offered ? offered.percentage : 0,
  };
}

function offeredOf(offered: Fields["offered"]): OfferTerms["offered"] {
  switch (offered.kind) {
    case "chosen":
      return { kind: "chosen", variantIds: offered.variantIds };
    case "recommended":
      return { kind: "recommended", most: offered.most, mostOfCart: offered.mostOfCart ?? null };
    case "free_shipping":
    case "discount":
      return { kind: "goal", amount: offered.amount, reward: offered.kind };
  }
}

/** Kept terms as they stand in the editor. */
export function typeOffer(terms: OfferTerms, place: Place): TypedOffer {
  const { offered, headings } = terms;
  const others = Object.entries(headings).filter(([language]) => language !== "");
  const typed = { ...EMPTY_OFFER.offered, percentage: String(terms.percentage) };
  return {
    name: terms.name,
    placements: terms.placements,
    offered: { ...typed, ...typeOffered(offered, place) },
    conditions: terms.conditions.map((condition) => typeCondition(condition, place)),
    headings: [{ language: "", words: headings[""] ?? "" }, ...others.map(([language, words]) => ({ language, words }))],
    priority: String(terms.priority),
    dailyCap: terms.dailyCap === null ? "" : String(terms.dailyCap),
  };
}

function typeOffered(offered: OfferTerms["offered"], { currency }: Place): Partial<TypedOffer["offered"]> & { kind: string } {
  switch (offered.kind) {
    case "chosen":
      return { kind: "chosen", variantIds: offered.variantIds };
    case "recommended":
      return {
        kind: "recommended",
        most: String(offered.most),
        mostOfCart: offered.mostOfCart === null ? "" : String(offered.mostOfCart),
      };
    case "goal":
      return { kind: offered.reward, amount: toDecimal({ minor: offered.amount, currency }) };
  }
}
