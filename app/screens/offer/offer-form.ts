import { z } from "zod";
import { LEAST_PARTS, MOST_BOUGHT, MOST_OF_A_PART, MOST_PARTS, MOST_TIERS, MOST_UNITS } from "#app/offers/rules/limits.ts";
import { type OfferTerms, PLACEMENTS, problemsOf } from "#app/offers/rules/offer-terms.ts";
import { amountField, numberField } from "#app/platform/forms/fields.ts";
import { issue } from "#app/platform/forms/issue.ts";
import { toDecimal } from "#app/platform/money.ts";
import { conditionForm, type Place, typeCondition } from "./condition-form.ts";
import { offer } from "./messages.ts";
import { EMPTY_OFFER, type TypedOffer } from "./typed-offer.ts";

const shopifyId = z.string().regex(/^\d{1,19}$/);
const percentage = (least: 0 | 1) => numberField(z.int().min(least).max(100));

const units = numberField(
  z
    .int()
    .min(1)
    .max(Math.floor(MOST_UNITS / 2)),
);

/** An offer's fields, as they are typed. */
export function offerFields(place: Place) {
  const amount = amountField(place.currency, z.int().min(1).max(1_000_000_000));
  const variantIds = z.array(shopifyId).min(1, issue(offer.message("choose-product")));
  const chosen = variantIds.max(10, issue(offer.message("too-many-products")));
  const one = variantIds.max(1, issue(offer.message("only-one-product")));
  const bought = z
    .array(shopifyId)
    .min(1, issue(offer.message("choose-bought")))
    .max(MOST_BOUGHT, issue(offer.message("too-many-bought", { count: MOST_BOUGHT })));
  const gift = { kind: z.literal("gift"), variantIds: one, boughtProductIds: bought };
  return {
    name: z.string().trim().min(1).max(100),
    placements: z.array(z.enum(PLACEMENTS)).min(1, issue(offer.message("choose-place"))),
    offered: z.discriminatedUnion("kind", [
      z.object({
        kind: z.literal("chosen"),
        variantIds: chosen,
        percentage: percentage(0),
        codes: z.enum(["shared", "own"]),
      }),
      z.object({
        kind: z.literal("recommended"),
        most: numberField(z.int().min(1).max(4)),
        mostOfCart: numberField(z.int().min(1).max(1000)).nullish(),
        percentage: percentage(0),
      }),
      z.object({
        kind: z.literal("volume"),
        variantIds: chosen,
        tiers: z
          .array(z.object({ units: numberField(z.int().min(2).max(MOST_UNITS)), percentage: percentage(1) }))
          .min(1, issue(offer.message("add-a-step")))
          .max(MOST_TIERS),
      }),
      z.object({
        kind: z.literal("bogo"),
        variantIds: one,
        boughtProductIds: bought,
        boughtUnits: units,
        units,
        times: numberField(z.int().min(1).max(100)).nullish(),
        percentage: percentage(1),
      }),
      z.discriminatedUnion("by", [
        z.object({ ...gift, by: z.literal("units"), boughtUnits: units }),
        z.object({ ...gift, by: z.literal("amount"), amount }),
      ]),
      z.object({
        kind: z.literal("bundle"),
        parts: z
          .array(z.object({ variantId: shopifyId, quantity: numberField(z.int().min(1).max(MOST_OF_A_PART)) }))
          .min(LEAST_PARTS, issue(offer.message("choose-two")))
          .max(MOST_PARTS, issue(offer.message("too-many-parts", { count: MOST_PARTS }))),
        percentage: percentage(1),
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

/** Where in the form it stands that terms are wrong. */
const FIELDS = { placements: ["placements"], percentage: ["offered", "percentage"] };
const fieldOf = (field: keyof typeof FIELDS | "offered", kind: string) =>
  field === "offered" ? ["offered", kind === "bundle" ? "parts" : "tiers"] : FIELDS[field];

/** What is wrong with fields that are right each by itself. */
export function checkTogether(fields: Fields, context: z.RefinementCtx): void {
  const { headings } = fields;
  for (const { field, message } of problemsOf(termsOf(fields)))
    context.addIssue({ code: "custom", path: fieldOf(field, fields.offered.kind), message: issue(message) });
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
    percentage: offered.kind === "gift" ? 100 : "percentage" in offered ? offered.percentage : 0,
    codes: offered.kind === "chosen" ? offered.codes : "shared",
  };
}

function offeredOf(offered: Fields["offered"]): OfferTerms["offered"] {
  switch (offered.kind) {
    case "chosen":
      return { kind: "chosen", variantIds: offered.variantIds };
    case "recommended":
      return { kind: "recommended", most: offered.most, mostOfCart: offered.mostOfCart ?? null };
    case "volume":
      return { kind: "volume", variantIds: offered.variantIds, tiers: offered.tiers };
    case "bogo": {
      const { boughtProductIds: productIds, boughtUnits, variantIds, units, times } = offered;
      return { kind: "bogo", bought: { productIds, units: boughtUnits }, variantId: variantIds[0] ?? "", units, times: times ?? null };
    }
    case "gift": {
      const { boughtProductIds: productIds, variantIds } = offered;
      const bought =
        offered.by === "units"
          ? { by: offered.by, productIds, units: offered.boughtUnits }
          : { by: offered.by, productIds, amount: offered.amount };
      return { kind: "gift", bought, variantId: variantIds[0] ?? "" };
    }
    case "bundle":
      return { kind: "bundle", parts: offered.parts };
    case "free_shipping":
    case "discount":
      return { kind: "goal", amount: offered.amount, reward: offered.kind };
  }
}

/** Kept terms as they stand in the editor. */
export function typeOffer(terms: OfferTerms, place: Place): TypedOffer {
  const { offered, headings } = terms;
  const others = Object.entries(headings).filter(([language]) => language !== "");
  const typed = {
    ...EMPTY_OFFER.offered,
    percentage: String(terms.percentage),
    codes: offered.kind === "chosen" ? terms.codes : EMPTY_OFFER.offered.codes,
  };
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
    case "volume": {
      const { kind, variantIds, tiers } = offered;
      return { kind, variantIds, tiers: tiers.map((tier) => ({ units: String(tier.units), percentage: String(tier.percentage) })) };
    }
    case "bogo": {
      const { bought, variantId, units, times } = offered;
      const typed = { boughtUnits: String(bought.units), units: String(units), times: times === null ? "" : String(times) };
      return { kind: "bogo", variantIds: [variantId], boughtProductIds: bought.productIds, ...typed };
    }
    case "gift": {
      const { bought, variantId } = offered;
      const earned =
        bought.by === "units" ? { boughtUnits: String(bought.units) } : { amount: toDecimal({ minor: bought.amount, currency }) };
      return { kind: "gift", variantIds: [variantId], boughtProductIds: bought.productIds, by: bought.by, ...earned };
    }
    case "bundle":
      return { kind: "bundle", parts: offered.parts.map(({ variantId, quantity }) => ({ variantId, quantity: String(quantity) })) };
    case "goal":
      return { kind: offered.reward, amount: toDecimal({ minor: offered.amount, currency }) };
  }
}
