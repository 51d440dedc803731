import { expect, test } from "vitest";
import { messageOfIssue } from "#app/platform/forms/issue.ts";
import { common } from "#app/platform/messages/messages.ts";
import { allHold, collectionsIn, conditionKinds, findCondition, saysOf } from "./conditions.ts";
import type { Profile } from "./profile.ts";

const DAY = 86_400_000;
const at = new Date("2026-06-10T10:00:00Z");
const profile: Profile = {
  at,
  cart: { value: 12_000n, currency: "GBP", lines: [{ productId: "7", sku: "MUG", quantity: 2 }], discountCodes: [] },
  collections: new Map([["70", new Set(["7", "8"])]]),
  customerTags: ["vip"],
  orders: 2,
  country: "AT",
  language: "de-at",
  reachableBy: new Set(["email"]),
  leftBefore: [new Date(at.getTime() - 10 * DAY)],
  currency: "GBP",
};

test.each<[string, object, boolean]>([
  ["cart-value", { from: 12_000, to: null }, true],
  ["cart-value", { from: 0, to: 11_999 }, false],
  ["has-product", { productIds: ["1", "7"] }, true],
  ["has-product", { productIds: ["1"] }, false],
  ["has-collection", { collectionIds: ["70"] }, true],
  ["has-collection", { collectionIds: ["71"] }, false],
  ["has-sku", { skus: ["MUG"] }, true],
  ["has-sku", { skus: ["CUP"] }, false],
  ["has-discount-code", { isPresent: false }, true],
  ["customer-tagged", { tags: ["VIP"] }, true],
  ["customer-not-tagged", { tags: ["VIP"] }, false],
  ["orders-so-far", { from: 1, to: 2 }, true],
  ["orders-so-far", { from: 3, to: null }, false],
  ["country", { countries: ["AT", "DE"] }, true],
  ["language", { languages: ["de"] }, true],
  ["language", { languages: ["de-ch"] }, false],
  ["reachable-by", { channel: "email", isReachable: true }, true],
  ["reachable-by", { channel: "sms", isReachable: true }, false],
  ["reachable-by", { channel: "sms", isReachable: false }, true],
  ["repeat-abandoner", { days: 14, isOne: true }, true],
  ["repeat-abandoner", { days: 7, isOne: false }, true],
])("%s %o holds: %s", (code, args, holds) => {
  const kept = { code, args: args as never };
  expect(allHold([kept], profile)).toBe(holds);
  expect(saysOf(kept, "GBP")?.code).toMatch(/^journeys:/);
});

test("what isn't known, or nobody understands, doesn't hold", () => {
  const nobody: Profile = { ...profile, cart: null, country: null, language: null };
  const abroad: Profile = { ...profile, cart: { ...profile.cart!, currency: "JPY" } };
  const worth = { code: "cart-value", args: { from: 0, to: null } };
  expect(allHold([worth], nobody)).toBe(false);
  expect(allHold([worth], abroad)).toBe(false);
  expect(allHold([{ code: "country", args: { countries: ["AT"] } }], nobody)).toBe(false);
  expect(allHold([{ code: "phase-of-the-moon", args: {} }], profile)).toBe(false);
  expect(allHold([], nobody)).toBe(true);
});

test.each([
  ["cart-value", { from: 100, to: 50 }],
  ["orders-so-far", { from: 2, to: 1 }],
])("a range of %s that is upside down is refused at its upper limit, in words that say so", (code, args) => {
  const kind = findCondition(code);
  const said = kind?.amiss(args).map(({ path, message }) => ({ path, message: messageOfIssue(message) }));
  expect(said).toEqual([{ path: ["to"], message: common.message("limits-turned") }]);
  expect(kind?.accepts(args)).toBe(false);
  for (const to of [null, args.from]) expect(kind?.amiss({ ...args, to }), "one figure alone is a range too").toEqual([]);
});

test("what a condition takes no more of is said at its argument", () => {
  const said = findCondition("repeat-abandoner")?.amiss({ days: 400, isOne: true });
  expect(said?.map(({ path, message }) => [path, messageOfIssue(message)])).toEqual([
    [["days"], common.message("at-most", { maximum: 365 })],
  ]);
});

test("each condition is of a name of its own, and says by which fields a form asks for it", () => {
  expect(new Set(conditionKinds.map(({ code }) => code)).size).toBe(conditionKinds.length);
  for (const { fields } of conditionKinds) expect(Object.keys(fields).length).toBeGreaterThan(0);
  expect(
    collectionsIn([
      { code: "has-collection", args: { collectionIds: ["70"] } },
      { code: "country", args: {} },
    ]),
  ).toEqual(["70"]);
});
