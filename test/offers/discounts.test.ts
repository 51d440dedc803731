import { afterEach, describe, expect, test } from "vitest";
import { deleteOffer, setOfferState } from "#app/offers/keeping/save-offer.server.ts";
import { keepDiscounts } from "#app/offers/discounts/keep-discounts.server.ts";
import type { DiscountRecord } from "#sandbox/shopify/discounts/discount-record.ts";
import { eventually, eventuallyHolds } from "../support/eventually.ts";
import { tradingShop } from "../world/trading-shop.ts";
import { discountedOffers } from "./discounted-offers.ts";

const { shop, owner } = tradingShop({
  grants: ["write_discounts"],
  sells: { "HOME-1": 50, "BOB-1": 0, "BOTH-1": 50, "NONE-1": 0, "CASE-1": 0 },
});
const { idOf, productOf, goesLive, offer, changes, inShopify, made, shown, isShown, stands, soon, standsInShopify } =
  discountedOffers(shop);

let offers: string[] = [];
const live = async (...asked: Parameters<typeof goesLive>) => {
  const id = await goesLive(...asked);
  offers.push(id);
  return id;
};
afterEach(async () => {
  shop().takeOver(() => "go on");
  await Promise.all(offers.map((id) => deleteOffer(shop().shop, id)));
  await eventuallyHolds(() => expect(offers.flatMap(inShopify)).toEqual([]));
  offers = [];
});

const percentOff = ({ terms }: DiscountRecord) =>
  terms.kind === "basic" && terms.value.kind === "percentage" ? terms.value.share * 100 : null;
const gidOf = ({ __typename, id }: DiscountRecord) => `gid://shopify/${__typename}/${id}`;
const only = (id: string): DiscountRecord => {
  const [first, ...others] = inShopify(id);
  if (!first || others.length > 0) throw new Error(`${String(others.length)} too many`);
  return first;
};
const paid = (order: { lines: readonly { unitMinor: number; quantity: number; discountMinor: number }[] }) =>
  order.lines.reduce((sum, { unitMinor, quantity, discountMinor }) => sum + unitMinor * quantity - discountMinor, 0);

describe("a buyer pays what he was shown:", () => {
  test("chosen variants, by a code that is told to nobody else", async () => {
    const id = await live("HOME-1");
    const { discountCode } = await stands(id);
    const one = await isShown(id);
    expect(one.items).toMatchObject([{ variantId: idOf("HOME-1"), discount: { percentage: 20, code: discountCode } }]);
    const code = one.items[0]?.discount?.code ?? "";
    expect(paid(shop().buys({ "HOME-1": 1 }, { discountCodes: [code] }))).toBe(800);
    expect(paid(shop().buys({ "HOME-1": 1 }))).toBe(1000);
    expect(paid(shop().buys({ "BOTH-1": 1 }, { discountCodes: [code] }))).toBe(1000);

    // With a code of the merchant's on the cart nobody says that both hold: it is shown at its price.
    expect((await isShown(id, { discounts: `${code}\nWELCOME` })).items).toMatchObject([{ variantId: idOf("HOME-1"), discount: null }]);
    expect((await isShown(id, { discounts: code })).items).toMatchObject([{ discount: { percentage: 20, code } }]);
    // Of one that goes with others, off the whole order, Shopify is asked behind the answer.
    const ofShop = [standsInShopify("TOGETHER", true), standsInShopify("Winter sale", false)];
    const beside = async (name: string) => (await isShown(id, { discounts: name })).items[0]?.discount?.percentage ?? 0;
    await eventuallyHolds(async () => expect(await beside("TOGETHER")).toBe(20));
    await eventuallyHolds(async () => expect(await beside("TOGETHER\nWinter sale")).toBe(20));
    for (const ends of ofShop) ends();
  });

  test("what goes with something in the cart, by buy X get Y and without a code", async () => {
    const withX = [{ code: "has-product", args: { productIds: [productOf("BOTH-1")] } }];
    const id = await live("HOME-1", { conditions: withX, percentage: 25 });
    const one = await isShown(id, { lines: [{ variantId: idOf("BOTH-1"), quantity: 1 }] });
    expect(one.items).toMatchObject([{ discount: { percentage: 25, code: null } }]);
    // Its page is open, and it isn't bought.
    expect(await shown(id, { productId: productOf("BOTH-1") })).toBe(false);
    expect(paid(shop().buys({ "BOTH-1": 1, "HOME-1": 1 }))).toBe(1000 + 750);
    expect(paid(shop().buys({ "HOME-1": 1 }))).toBe(1000);
  });

  test("two offers in one cart hold both, each on its own line", async () => {
    const [first, second] = [await live("HOME-1"), await live("BOTH-1", { percentage: 10 })];
    const [one, other] = [await stands(first), await stands(second)];
    const order = shop().buys({ "HOME-1": 1, "BOTH-1": 1 }, { discountCodes: [one.discountCode ?? "", other.discountCode ?? ""] });
    expect(paid(order)).toBe(800 + 900);
  });

  test("a goal: off the order once it is reached, and not before", async () => {
    const goal = { kind: "goal", amount: 3000, reward: "discount" };
    const id = await live("HOME-1", { offered: goal, percentage: 10 });
    expect((await isShown(id)).goal).toEqual({ amount: 3000, currency: "GBP", reward: "discount" });
    expect([paid(shop().buys({ "HOME-1": 2 })), paid(shop().buys({ "HOME-1": 3 }))]).toEqual([2000, 2700]);
  });

  test("free shipping where the offer is for, from its amount on", async () => {
    const conditions = [{ code: "country", args: { countries: ["GB"] } }];
    const id = await live("HOME-1", { offered: { kind: "goal", amount: 2000, reward: "free_shipping" }, percentage: 0, conditions });
    await isShown(id);
    const sent = (units: number, to: object = {}) => shop().buys({ "HOME-1": units }, { to }).shippingLines[0]?.discountMinor ?? 0;
    expect([sent(1), sent(2), sent(2, { countryCode: "FR", country: "France" })]).toEqual([0, 395, 0]);
  });
});

describe("an offer has one discount, ever:", () => {
  test.each(["reset-after-effect", "500-after-effect"] as const)("also when the answer of its creation is lost (%s)", async (kind) => {
    const before = made();
    shop().faults.add({ call: "CreateCodeBasicDiscount", kind });
    const id = await live("HOME-1");
    await stands(id);
    expect(shop().faults.spent()).toBe(true);
    expect(made() - before).toBe(1);
    expect(only(id).codes.map(({ code }) => code)).toEqual([(await offer(id)).discountCode]);
  });

  test("also an automatic one whose answer is lost", async () => {
    const before = made();
    shop().faults.add({ call: "CreateAutomaticBasicDiscount", kind: "reset-after-effect" });
    const id = await live("HOME-1", { offered: { kind: "goal", amount: 3000, reward: "discount" } });
    await stands(id);
    expect(shop().faults.spent()).toBe(true);
    expect(made() - before).toBe(1);
  });

  test("also while Shopify's search doesn't know yet what was made", async () => {
    const before = made();
    let searches = 0;
    shop().takeOver(({ moment, operation, response }) => {
      if (operation !== "FindOfferDiscounts" || moment !== "arrived" || ++searches !== 2) return "go on";
      const none = { data: { discountNodes: { nodes: [] }, codeDiscountNodeByCode: null } };
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(none));
      return "taken over";
    });
    shop().faults.add({ call: "CreateAutomaticBasicDiscount", kind: "reset-after-effect" });
    const id = await live("HOME-1", { offered: { kind: "goal", amount: 3000, reward: "discount" } });
    await soon(async () => (await offer(id)).discountFor !== null);
    expect([made() - before, only(id).terms.title]).toEqual([1, "Offer of HOME-1"]);
  });

  test("two offers that buyers read the same of have automatic discounts that are told apart", async () => {
    const goal = { offered: { kind: "goal", amount: 3000, reward: "discount" }, headings: { "": "Spend more" } };
    const [first, second] = [await live("HOME-1", goal), await live("HOME-1", goal)];
    await stands(first);
    await stands(second);
    const titles = [only(first), only(second)].map(({ terms }) => terms.title);
    expect(titles.toSorted()[0]).toBe("Spend more");
    expect(titles.toSorted()[1]).toMatch(/^Spend more \([0-9a-f]{4}\)$/);
  });
});

describe("what the merchant does with the offer,", () => {
  test("another percentage is shown when Shopify takes it off, and not before", async () => {
    const id = await live("HOME-1");
    const { discountId, discountCode } = await stands(id);
    await isShown(id);
    shop().takeOver(({ operation, response }) => {
      if (operation !== "UpdateCodeBasicDiscount") return "go on";
      response.writeHead(500).end();
      return "taken over";
    });
    await changes(id, { percentage: 30 });
    expect(await shown(id)).toBe(false);
    shop().takeOver(() => "go on");
    const { items } = await isShown(id);
    expect([items[0]?.discount?.percentage, percentOff(only(id))]).toEqual([30, 30]);
    expect(await offer(id)).toMatchObject({ discountId, discountCode });
  });

  test("paused and on again: its discount is off meanwhile, and the same one comes back", async () => {
    const id = await live("HOME-1");
    const { discountId, discountCode } = await stands(id);
    await setOfferState(shop().shop, id, "paused");
    await eventually(() => only(id).terms.endsAt !== null);
    expect(paid(shop().buys({ "HOME-1": 1 }, { discountCodes: [discountCode ?? ""] }))).toBe(1000);
    await setOfferState(shop().shop, id, "live");
    expect(await stands(id)).toMatchObject({ discountId, discountCode, state: "live" });
    expect(only(id).terms.endsAt).toBeNull();
  });

  test("deleted: its discount is gone", async () => {
    const id = await live("HOME-1");
    await stands(id);
    await deleteOffer(shop().shop, id);
    await eventually(() => inShopify(id).length === 0);
  });

  test("without a percentage: its discount is gone, and it is shown at the shop's price", async () => {
    const id = await live("HOME-1");
    await stands(id);
    await changes(id, { percentage: 0 });
    await eventually(async () => (await offer(id)).discountId === null);
    expect(inShopify(id)).toEqual([]);
    expect((await isShown(id)).items[0]?.discount).toBeNull();
  });

  test("from a code to buy X get Y: there is one discount, of the other kind", async () => {
    const id = await live("HOME-1");
    await stands(id);
    await changes(id, { conditions: [{ code: "has-product", args: { productIds: [productOf("BOTH-1")] } }] });
    await eventually(async () => (await stands(id)).discountCode === null);
    expect(only(id).terms.kind).toBe("bxgy");
  });
});

describe("behind the app's back, by hand in Shopify,", () => {
  const changed = (record: DiscountRecord, basicCodeDiscount: object) =>
    owner.runs(
      "mutation ($id: ID!, $input: DiscountCodeBasicInput!) { discountCodeBasicUpdate(id: $id, basicCodeDiscount: $input) { userErrors { message } } }",
      { id: gidOf(record), input: basicCodeDiscount },
    );

  test("deleted: the offer isn't shown until its discount was made again, with the code that buyers have", async () => {
    const id = await live("HOME-1");
    const { discountId, discountCode } = await stands(id);
    shop().takeOver(({ operation, response }) => {
      if (operation !== "CreateCodeBasicDiscount") return "go on";
      response.writeHead(500).end();
      return "taken over";
    });
    await owner.runs("mutation ($id: ID!) { discountCodeDelete(id: $id) { userErrors { message } } }", { id: gidOf(only(id)) });
    await eventually(async () => (await shown(id)) === false);
    expect(await shown(id)).toBe(false);
    shop().takeOver(() => "go on");
    const again = await stands(id);
    expect(again.discountId).not.toBe(discountId);
    expect(again.discountCode).toBe(discountCode);
    await isShown(id);
    expect(only(id).codes.map(({ code }) => code)).toEqual([discountCode]);
  });

  test("switched off: the offer is paused and says so; turned on, both are back", async () => {
    const id = await live("HOME-1");
    const { discountId } = await stands(id);
    await owner.runs("mutation ($id: ID!) { discountCodeDeactivate(id: $id) { userErrors { message } } }", { id: gidOf(only(id)) });
    await eventually(async () => (await offer(id)).state === "paused");
    expect((await offer(id)).discountProblem).toMatchObject({ code: "offers:discount-paused" });
    expect(await shown(id)).toBe(false);
    await setOfferState(shop().shop, id, "live");
    expect(await stands(id)).toMatchObject({ discountId });
    await isShown(id);
  });

  test.each([
    ["another percentage", { customerGets: { value: { percentage: 0.05 } } }],
    ["another code", { code: "GUESSED" }],
    ["an amount to reach", { minimumRequirement: { subtotal: { greaterThanOrEqualToSubtotal: "500.00" } } }],
    ["so many uses", { usageLimit: 1 }],
    ["once for each customer", { appliesOncePerCustomer: true }],
    ["for all that the shop sells", { customerGets: { items: { all: true } } }],
    ["no other discount beside it", { combinesWith: { productDiscounts: false, orderDiscounts: false, shippingDiscounts: false } }],
    ["an end", { endsAt: "2099-01-01T00:00:00Z" }],
    ["our tag gone", { tags: ["mine"] }],
  ])("given %s: put right", async (_, change) => {
    const id = await live("HOME-1");
    const { discountCode } = await stands(id);
    const { terms } = only(id);
    const record = only(id);
    await changed(record, change);
    await eventuallyHolds(() => {
      const [now] = [...shop().state.discounts.values()].filter(({ codes }) => codes.some(({ code }) => code === discountCode));
      expect(now?.terms).toMatchObject({ value: { share: 0.2 }, minimum: null, usageLimit: null, oncePerCustomer: false, endsAt: null });
      expect(now?.terms).toMatchObject({ items: terms.kind === "basic" ? terms.items : null, combinesWith: terms.combinesWith });
      expect(now?.terms.tags).toContain(`waybill-${id}`);
    });
    await stands(id);
    expect(paid(shop().buys({ "HOME-1": 1 }, { discountCodes: [discountCode ?? ""] }))).toBe(800);
  });

  test("changed while Shopify's news of it is lost: found and put right by the hour's look", async () => {
    const id = await live("HOME-1");
    await stands(id);
    const record = only(id);
    if (record.terms.kind === "basic") record.terms = { ...record.terms, value: { kind: "percentage", share: 0.01 } };
    await keepDiscounts.run(shop().shop);
    await eventually(() => percentOff(only(id)) === 20);
    await stands(id);
  });

  test("what Shopify refuses is said on the offer, which isn't shown", async () => {
    await owner.runs(
      `mutation ($input: DiscountCodeBasicInput!) { discountCodeBasicCreate(basicCodeDiscount: $input) { userErrors { message } } }`,
      {
        input: {
          title: "Theirs",
          code: "THEIRS",
          startsAt: "2026-01-01T00:00:00Z",
          customerGets: { value: { percentage: 0.5 }, items: { all: true } },
        },
      },
    );
    const id = await live("HOME-1", { offered: { kind: "chosen", variantIds: ["987654321"] } });
    const { discountProblem } = await eventually(async () => {
      const row = await offer(id);
      return row.discountProblem !== null && row;
    });
    expect(discountProblem).toMatchObject({
      code: "offers:discount-refused",
      args: { said: { args: { text: expect.stringContaining("987654321") as string } } },
    });
    expect([...shop().state.discounts.values()].map(({ terms }) => terms.title)).toContain("Theirs");
  });
});
