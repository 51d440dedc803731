import { expect, test } from "vitest";
import { PLACEMENTS, whyNotIn } from "#app/offers/rules/offer-terms.ts";
import { bundleFor } from "#app/offers/bundles/bundle-for.ts";
import { discountsFor } from "#app/offers/discounts/discount-for.ts";
import { checkForm } from "#app/platform/forms/check-form.ts";
import { common } from "#app/platform/messages/messages.ts";
import { offerCommand } from "./offer-command.ts";
import { termsOf } from "./offer-form.ts";
import { asksPercentage, EMPTY_OFFER, keptKind, nameSeen, OFFERED_KINDS, percentageOnceChosen, type TypedOffer } from "./typed-offer.ts";

const FILLED = {
  ...EMPTY_OFFER.offered,
  variantIds: ["11"],
  boughtProductIds: ["7"],
  amount: "50",
  parts: ["11", "12"].map((variantId) => ({ variantId, quantity: "1" })),
};
const typed = (kind: string, placements: readonly string[], percentage: string): TypedOffer => ({
  ...{ ...EMPTY_OFFER, name: "Lids", placements },
  offered: { ...FILLED, kind, percentage },
});
/** Each place alone, and each two. */
const SOME_PLACES = PLACEMENTS.flatMap((one, index) => PLACEMENTS.slice(index).map((other) => [...new Set([one, other])]));
const COMMAND = offerCommand({ currency: "GBP", timeZone: "Europe/London" });
const wrongIn = (offer: TypedOffer) => {
  const checked = checkForm(COMMAND, { intent: "save", ...offer });
  return checked.ok ? [] : Object.keys(checked.fields ?? {});
};

test.each(OFFERED_KINDS)("of %s a discount is asked for where it can be had, and nowhere else", (kind) => {
  for (const placements of SOME_PLACES) {
    const mayHave = !wrongIn(typed(kind, placements, "20")).includes("offered.percentage");
    const asked = asksPercentage(typed(kind, placements, "0"));
    if (asked) expect(mayHave, `asked for in ${placements.join()}`).toBe(true);
    // What is not asked for stands at nothing, and that is no fault of the merchant's.
    else expect(wrongIn(typed(kind, placements, "0")), `not asked for in ${placements.join()}`).not.toContain("offered.percentage");
  }
});

test("what is nothing without a discount begins with one, and what was typed stays whatever is chosen", () => {
  expect(percentageOnceChosen("bogo", EMPTY_OFFER.offered)).toBe("100");
  expect(percentageOnceChosen("recommended", { kind: "bogo", percentage: "100" })).toBe("0");
  expect(percentageOnceChosen("discount", { kind: "bundle", percentage: "10" })).toBe("10");
  expect(percentageOnceChosen("bundle", { kind: "chosen", percentage: "15" })).toBe("15");
});

test("a discount that was typed before another place was chosen stays in sight, where it is marked", () => {
  const both = typed("recommended", ["cart", "post_purchase"], "20");
  expect(asksPercentage(both)).toBe(true);
  expect(wrongIn(both)).toEqual(["offered.percentage"]);
});

test.each(OFFERED_KINDS)("of %s just those places can be chosen that aren't refused", (kind) => {
  const refused = PLACEMENTS.filter((place) => wrongIn(typed(kind, [place], "20")).includes("placements"));
  expect(PLACEMENTS.filter((place) => whyNotIn(keptKind(kind), place) !== null)).toEqual(refused);
});

test.each<[string, Record<string, unknown>, string]>([
  ["customer-tagged", { tags: `VIP, ${"x".repeat(256)}` }, "tags"],
  ["customer-not-tagged", { tags: "" }, "tags"],
  ["has-product", { productIds: ["11", "no product"] }, "productIds"],
  ["weekdays", { days: ["1", "9"] }, "days"],
  ["country", { countries: ["GB", "Atlantis"] }, "countries"],
  ["cart-value", { from: "a lot", to: "" }, "from"],
])("what is wrong with one of several in a condition (%s) is marked at the field in which they stand", (code, args, field) => {
  const offer = { ...typed("chosen", ["cart"], "0"), conditions: [{ code, args }] } as TypedOffer;
  expect(wrongIn(offer)).toEqual([`conditions.0.args.${field}`]);
});

test("a cart's value that goes from more to less is refused at its upper limit, in words that say so", () => {
  const between = (from: string, to: string) => {
    const conditions = [{ code: "cart-value", args: { from, to } }];
    return checkForm(COMMAND, { intent: "save", ...typed("chosen", ["cart"], "0"), conditions });
  };
  expect(between("1", "0.50")).toMatchObject({ ok: false, fields: { "conditions.0.args.to": common.message("limits-turned") } });
  expect(between("1", "1")).toMatchObject({ ok: true });
});

test.each(OFFERED_KINDS)("of %s it is said when buyers read its name, and only then", (kind) => {
  expect.hasAssertions();
  const beside = [{ code: "has-product", args: { productIds: ["7"] } }];
  const worded = [{ language: "", words: "For you" }];
  for (const placements of SOME_PLACES)
    for (const more of [{}, { conditions: beside }, { headings: worded }, { conditions: beside, headings: worded }]) {
      const offer = { ...typed(kind, placements, asksPercentage(typed(kind, placements, "0")) ? "20" : "0"), ...more };
      const checked = checkForm(COMMAND, { intent: "save", ...offer });
      if (!checked.ok || checked.value.intent !== "save") continue;
      const terms = termsOf(checked.value);
      const atCheckout = discountsFor(terms).some(({ method, title }) => method === "automatic" && title.startsWith("Lids"));
      const inShop = bundleFor(terms)?.title === "Lids";
      expect(nameSeen(offer), placements.join()).toBe(inShop ? "shop" : atCheckout ? "checkout" : "nowhere");
    }
});
