import { expect, test } from "vitest";
import { PLACEMENTS, whyNotIn } from "#app/offers/rules/offer-terms.ts";
import { checkForm } from "#app/platform/forms/check-form.ts";
import { offerCommand } from "./offer-command.ts";
import { asksPercentage, EMPTY_OFFER, keptKind, OFFERED_KINDS, type TypedOffer } from "./typed-offer.ts";

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
