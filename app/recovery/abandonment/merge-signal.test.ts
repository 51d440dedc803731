import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CartSignal, silentSignal } from "./cart-signal.ts";
import { asSignal, beginCart, ended, isNextCart, type KeptCart, mergeSignal } from "./merge-signal.ts";

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 27, 12, minutes));
const mug = (quantity = 1) => ({
  variantId: "101",
  productId: "11",
  sku: "MUG-1",
  title: "Mug",
  variantTitle: null,
  quantity,
  unitPrice: 1200,
  shown: null,
  listPrice: null,
  sellingPlanId: null,
  properties: {},
});
const signal = (minutes: number, given: Partial<CartSignal> = {}): CartSignal => ({
  ...silentSignal,
  kind: "cart",
  tokens: ["cart:a"],
  at: at(minutes),
  beganAt: at(0),
  lines: [mug()],
  currency: "GBP",
  ...given,
});

function begun(given: Partial<CartSignal> = {}): KeptCart {
  return beginCart(signal(0, given)) ?? expect.fail("nothing begun");
}
const left = (cart: KeptCart, minutes: number): KeptCart => ({ ...cart, state: "abandoned", abandonedAt: at(minutes) });

test("there is no cart without anything in it, and none of what is over when it is heard of first", () => {
  expect(beginCart(signal(0, { lines: [] }))).toBeNull();
  expect(beginCart(signal(0, { lines: null }))).toBeNull();
  expect(beginCart(signal(0, { ending: "completed" }))).toBeNull();
});

test("in whatever order and however often signals come, the cart is the same", () => {
  const one = fc.record({
    minute: fc.integer({ min: 1, max: 59 }),
    lines: fc.oneof(
      fc.constant(null),
      fc.constant([]),
      fc.integer({ min: 1, max: 3 }).map((quantity) => [mug(quantity)]),
    ),
    email: fc.constantFrom(null, "ada@buyer.example", "ben@buyer.example"),
    kind: fc.constantFrom("browse" as const, "cart" as const, "checkout" as const),
  });
  const signals = fc.uniqueArray(one, { selector: ({ minute }) => minute, maxLength: 8 });
  const shuffles = signals.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 })),
  );
  fc.assert(
    fc.property(shuffles, ([inTime, inAnyOrder]) => {
      const apply = (list: typeof inTime) =>
        list.reduce((cart, { minute, ...said }) => mergeSignal(cart, signal(minute, said)).cart, begun());
      // When it was emptied first is not kept, but when it was last.
      const when = { endedAt: null };
      expect({ ...apply(inAnyOrder), ...when }).toEqual({ ...apply(inTime.toSorted((a, b) => a.minute - b.minute)), ...when });
    }),
  );
});

describe("a cart that was left", () => {
  test("is taken up again by whoever changes something in it, and by nobody for what is told twice or late", () => {
    const cart = left(begun(), 30);
    expect(mergeSignal(cart, signal(40, { lines: [mug(2)] }))).toMatchObject({
      cart: { state: "active", touchedAt: at(40) },
      turn: "resumed",
    });
    expect(mergeSignal(cart, signal(0))).toEqual({ cart, turn: null });
    expect(mergeSignal(cart, signal(-10, { lines: [mug(3)] }))).toMatchObject({ cart: { state: "abandoned", lines: [mug()] }, turn: null });
  });

  test("is not taken up by what Shopify writes of it without its buyer doing anything", () => {
    const cart = left(begun(), 30);
    expect(mergeSignal(cart, signal(45))).toMatchObject({ cart: { state: "abandoned", touchedAt: at(0) }, turn: null });
    expect(mergeSignal(cart, signal(45, { isDeed: true }))).toMatchObject({ cart: { state: "active" }, turn: "resumed" });
  });

  test("is gone when it is emptied, and so is a checkout that Shopify deleted", () => {
    const cart = left(begun(), 30);
    expect(mergeSignal(cart, signal(40, { lines: [] }))).toMatchObject({ cart: { state: "gone", endedAt: at(40) }, turn: "ended" });
    expect(mergeSignal(cart, signal(40, { lines: null, ending: "deleted" }))).toMatchObject({ cart: { state: "gone" }, turn: "ended" });
    expect(mergeSignal(begun(), signal(40, { lines: [] })).turn).toBeNull();
  });

  test("that became an order stays one, whatever is heard of it after", () => {
    const { cart, turn } = mergeSignal(left(begun(), 30), signal(40, { ending: "completed" }));
    expect(turn).toBe("ended");
    for (const late of [signal(35, { lines: [mug(2)] }), signal(41), signal(42, { lines: [] }), signal(43, { ending: "deleted" })])
      expect(mergeSignal(cart, late)).toEqual({ cart, turn: null });
  });
});

test("an emptied cart into which something is put again is a cart again", () => {
  const gone = mergeSignal(begun(), signal(5, { lines: [] })).cart;
  expect(mergeSignal(gone, signal(6, { lines: [mug(2)] })).cart).toMatchObject({ state: "active", endedAt: null, value: 2400n });
});

test("the prices that its buyer saw stay known when somebody who doesn't know them tells of the same things, and are learnt late", () => {
  const shown = { minor: 2200, currency: "CAD" };
  const known = begun({ lines: [{ ...mug(), shown }] });
  expect(mergeSignal(known, signal(5, { lines: [mug(2)] })).cart.lines).toEqual([{ ...mug(2), shown }]);
  expect(mergeSignal(known, signal(5, { lines: [{ ...mug(), unitPrice: 900 }] })).cart.lines).toMatchObject([{ shown: null }]);
  const learnt = mergeSignal(left(begun(), 30), signal(40, { isRough: true, lines: [{ ...mug(), shown }] }));
  expect(learnt).toMatchObject({ cart: { state: "abandoned", lines: [{ shown }] }, turn: null });
});

test("a cart's token that Shopify uses on after an order means the next cart, but not within two minutes", () => {
  const { cart } = ended(begun(), "completed", at(30));
  expect(isNextCart(cart, signal(31))).toBe(false);
  expect(isNextCart(cart, signal(33))).toBe(true);
  expect(isNextCart(cart, signal(33, { kind: "checkout", beganAt: at(10) }))).toBe(false);
  expect(isNextCart(begun(), signal(33))).toBe(false);
});

test("the buyer's last word holds on who they are, and what only an earlier signal knows stays known", () => {
  const cart = mergeSignal(begun(), signal(10, { email: "ada@buyer.example", name: "Ada" })).cart;
  expect(mergeSignal(cart, signal(5, { email: "ada@typo.example", phone: "+442079460958" })).cart).toMatchObject({
    email: "ada@buyer.example",
    phone: "+442079460958",
  });
  expect(mergeSignal(cart, signal(20, { email: "ben@buyer.example" })).cart).toMatchObject({ email: "ben@buyer.example", name: "Ada" });
});

test("two that are one cart are together the farther, with the later lines and all that either knows", () => {
  const cart = begun();
  const checkout = begun({ kind: "checkout", at: at(7), lines: [mug(2)], email: "ada@buyer.example" });
  for (const joined of [mergeSignal(cart, asSignal(checkout)).cart, mergeSignal(checkout, asSignal(cart)).cart])
    expect(joined).toMatchObject({ kind: "checkout", lines: [mug(2)], email: "ada@buyer.example", startedAt: at(0), touchedAt: at(7) });
});

test("what the pixel sees of a cart takes away nothing that only Shopify's webhooks know of it, and what was looked at is no cart", () => {
  const engraved = { ...mug(2), properties: { Engraving: "Ada" }, sellingPlanId: "5", unitPrice: 900 };
  const cart = begun({ lines: [engraved] });
  expect(mergeSignal(cart, signal(5, { lines: [mug(2)], isRough: true })).cart.lines).toEqual([engraved]);
  expect(mergeSignal(cart, signal(5, { lines: [mug(3)], isRough: true })).cart.lines).toEqual([mug(3)]);
  expect(mergeSignal(cart, signal(5, { kind: "browse", lines: [mug(7)], isDeed: true })).cart).toMatchObject({
    lines: [engraved],
    touchedAt: at(5),
  });
  expect(mergeSignal(begun({ kind: "browse", at: at(9) }), signal(5, { lines: [mug(3)] })).cart).toMatchObject({
    kind: "cart",
    lines: [mug(3)],
  });
});

test("what is withheld is said of nothing that another signal tells", () => {
  const cart = mergeSignal(begun(), signal(5, { kind: "checkout", customerId: 7n, withheld: ["email", "address"] })).cart;
  expect(cart.withheld).toEqual(["email", "address"]);
  expect(mergeSignal(cart, signal(6, { email: "ada@buyer.example" })).cart.withheld).toEqual(["address"]);
});

test("a name that its buyer still types stands back behind the whole of it, in whatever order they come; another name, or another buyer's, doesn't", () => {
  const said = (...names: [minute: number, name: string, email?: string][]) =>
    names.reduce((cart, [minute, name, email = "ada@buyer.example"]) => mergeSignal(cart, signal(minute, { name, email })).cart, begun())
      .name;
  for (const part of ["A", "ada", "Ada L", "A. Lovelace", "Lovelace"]) {
    expect(said([10, "Ada Lovelace"], [20, part])).toBe("Ada Lovelace");
    expect(said([20, part], [10, "Ada Lovelace"])).toBe("Ada Lovelace");
  }
  expect(said([10, "Ada Lovelace"], [20, "Ben King"])).toBe("Ben King");
  expect(said([10, "Ada Lovelace"], [20, "A", "abe@buyer.example"])).toBe("A");
  expect(said([20, "A", "abe@buyer.example"], [10, "Ada Lovelace"])).toBe("A");
});
