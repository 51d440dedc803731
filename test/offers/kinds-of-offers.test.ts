import { afterEach, describe, expect, test } from "vitest";
import { keepDiscounts } from "#app/offers/discounts/keep-discounts.server.ts";
import { deleteOffer, setOfferState } from "#app/offers/keeping/save-offer.server.ts";
import { OfferTerms } from "#app/offers/rules/offer-terms.ts";
import { previewOffer } from "#app/offers/serving/preview-offer.server.ts";
import { eventually, eventuallyHolds } from "../support/eventually.ts";
import { tradingShop } from "../world/trading-shop.ts";
import { discountedOffers } from "./discounted-offers.ts";

const { shop, owner } = tradingShop({
  grants: ["write_discounts"],
  sells: { "HOME-1": 50, "BOB-1": 0, "BOTH-1": 50, "NONE-1": 0, "CASE-1": 0 },
});
const { idOf, productOf, goesLive, offer, changes, inShopify, made, answer, shown, isShown, stands } = discountedOffers(shop);

let offers: string[] = [];
const live = async (more: object) => {
  const id = await goesLive("HOME-1", more);
  offers.push(id);
  return id;
};
afterEach(async () => {
  for (const id of offers) await deleteOffer(shop().shop, id);
  await eventuallyHolds(() => expect(offers.flatMap(inShopify)).toEqual([]));
  offers = [];
});

type Bought = Parameters<ReturnType<typeof shop>["buys"]>;
/** What an order's things cost. */
const pays = (...bought: Bought) =>
  shop()
    .buys(...bought)
    .lines.reduce((sum, { unitMinor, quantity, discountMinor }) => sum + unitMinor * quantity - discountMinor, 0);
const titles = (id: string) =>
  inShopify(id)
    .map(({ terms }) => terms.title)
    .sort();
const standing = (id: string) => inShopify(id).filter(({ terms }) => terms.endsAt === null);

describe("by volume", () => {
  const tier = (units: number, percentage: number) => ({ units, percentage });
  const volume = (...tiers: object[]) => ({ percentage: 0, offered: { kind: "volume", variantIds: [idOf("HOME-1")], tiers } });
  const whoHasOne = () => ({ lines: [{ variantId: idOf("HOME-1"), quantity: 1 }] });

  test("a buyer is shown what is missing for each step, and pays what it says", async () => {
    const id = await live(volume(tier(2, 10), tier(3, 15)));
    await stands(id);
    expect((await isShown(id, whoHasOne())).items).toMatchObject([
      { quantity: 1, discount: { percentage: 10, code: null } },
      { quantity: 2, discount: { percentage: 15, code: null } },
    ]);
    expect([1, 2, 3, 4].map((units) => pays({ "HOME-1": units }))).toEqual([1000, 1800, 2550, 3400]);
    expect(titles(id)).toEqual(["Offer of HOME-1 (2+)", "Offer of HOME-1 (3+)"]);
  });

  test("a step has one discount, also when the answer of its creation is lost; one that is taken away has none", async () => {
    const before = made();
    // The first step's is asked for first.
    shop().faults.add({ call: "CreateAutomaticBasicDiscount", kind: "reset-after-effect" });
    const id = await live(volume(tier(2, 10), tier(3, 15), tier(4, 20)));
    await stands(id);
    expect([made() - before, shop().faults.spent()]).toEqual([3, true]);
    await changes(id, volume(tier(2, 10), tier(5, 30)));
    await eventuallyHolds(() => expect(titles(id)).toEqual(["Offer of HOME-1 (2+)", "Offer of HOME-1 (5+)"]));
    await stands(id);
    expect([3, 5].map((units) => pays({ "HOME-1": units }))).toEqual([2700, 3500]);
    await changes(id, { percentage: 20, offered: { kind: "chosen", variantIds: [idOf("HOME-1")] } });
    await eventuallyHolds(async () => expect([inShopify(id).length, (await stands(id)).stepDiscountIds]).toEqual([1, []]));
  });

  test("deleted by hand: the offer isn't shown until the step was made again", async () => {
    const id = await live(volume(tier(2, 10), tier(3, 15)));
    const { stepDiscountIds } = await stands(id);
    const gid = `gid://shopify/DiscountAutomaticNode/${String(stepDiscountIds[0])}`;
    await owner.runs("mutation ($id: ID!) { discountAutomaticDelete(id: $id) { userErrors { message } } }", { id: gid });
    await eventuallyHolds(async () => {
      const now = await stands(id);
      expect(now.stepDiscountIds).not.toEqual(stepDiscountIds);
      expect(titles(id)).toEqual(["Offer of HOME-1 (2+)", "Offer of HOME-1 (3+)"]);
    });
    expect(pays({ "HOME-1": 3 })).toBe(2550);
  });

  test("one step switched off by hand: the offer is paused, and its other steps are off with it", async () => {
    const id = await live(volume(tier(2, 10), tier(3, 15)));
    const { stepDiscountIds } = await stands(id);
    const gid = `gid://shopify/DiscountAutomaticNode/${String(stepDiscountIds[0])}`;
    await owner.runs("mutation ($id: ID!) { discountAutomaticDeactivate(id: $id) { userErrors { message } } }", { id: gid });
    await eventuallyHolds(async () => {
      expect(await offer(id)).toMatchObject({ state: "paused", discountProblem: { code: "offers:discount-paused" } });
      expect(standing(id)).toEqual([]);
    });
    await setOfferState(shop().shop, id, "live");
    expect(await stands(id)).toMatchObject({ stepDiscountIds });
    expect(standing(id)).toHaveLength(2);
  });
});

describe("beside what is bought", () => {
  const bought = (units: number) => ({ productIds: [productOf("BOTH-1")], units });

  test("a buyer has so many at that price, as often in an order as the offer says", async () => {
    const id = await live({
      percentage: 50,
      offered: { kind: "bogo", bought: bought(2), variantId: idOf("HOME-1"), units: 1, times: 2 },
    });
    await stands(id);
    const withUnits = (quantity: number) => ({ lines: [{ variantId: idOf("BOTH-1"), quantity }] });
    expect(await shown(id, withUnits(1))).toBe(false);
    expect((await isShown(id, withUnits(2))).items).toMatchObject([{ quantity: 1, discount: { percentage: 50, code: null } }]);
    expect(pays({ "BOTH-1": 2, "HOME-1": 1 })).toBe(2000 + 500);
    expect(pays({ "BOTH-1": 6, "HOME-1": 3 })).toBe(6000 + 500 + 500 + 1000);
    await changes(id, { offered: { kind: "bogo", bought: bought(2), variantId: idOf("HOME-1"), units: 1, times: null } });
    await eventuallyHolds(() => expect(inShopify(id)[0]?.terms).toMatchObject({ usesPerOrderLimit: null }));
    expect(pays({ "BOTH-1": 6, "HOME-1": 3 })).toBe(6000 + 1500);
  });

  test("a gift costs nothing once it is earned, and its price when it no longer is: so nobody's cart is given one unasked", async () => {
    const earned = { by: "amount", productIds: [productOf("BOTH-1")], amount: 3000 };
    const id = await live({ percentage: 100, offered: { kind: "gift", bought: earned, variantId: idOf("HOME-1") } });
    await stands(id);
    const withUnits = (quantity: number) => ({ lines: [{ variantId: idOf("BOTH-1"), quantity }] });
    expect(await shown(id, withUnits(2))).toBe(false);
    const { kind, items } = await isShown(id, withUnits(3));
    expect([kind, items]).toMatchObject(["gift", [{ quantity: 1, discount: { percentage: 100, code: null } }]]);
    expect([pays({ "BOTH-1": 3, "HOME-1": 1 }), pays({ "BOTH-1": 2, "HOME-1": 1 })]).toEqual([3000, 3000]);
  });

  test("changed by hand in how many are bought, had, and how often: put right", async () => {
    const id = await live({
      percentage: 50,
      offered: { kind: "bogo", bought: bought(1), variantId: idOf("HOME-1"), units: 1, times: 1 },
    });
    const { discountId } = await stands(id);
    const had = { discountOnQuantity: { quantity: "4", effect: { percentage: 0.5 } } };
    const input = { usesPerOrderLimit: "9", customerBuys: { value: { quantity: "5" } }, customerGets: { value: had } };
    await owner.runs(
      "mutation ($id: ID!, $input: DiscountAutomaticBxgyInput!) { discountAutomaticBxgyUpdate(id: $id, automaticBxgyDiscount: $input) { userErrors { message } } }",
      { id: `gid://shopify/DiscountAutomaticNode/${String(discountId)}`, input },
    );
    await eventuallyHolds(async () => {
      expect(inShopify(id)[0]?.terms).toMatchObject({
        usesPerOrderLimit: 1,
        buys: { value: { quantity: 1 } },
        gets: { quantity: 1, effect: { share: 0.5 } },
      });
      await stands(id);
    });
  });
});

test("a merchant sees an offer of each kind as a buyer does who is on the way to it", async () => {
  const [home, productIds] = [idOf("HOME-1"), [productOf("BOTH-1")]];
  const tiers = [
    { units: 2, percentage: 10 },
    { units: 3, percentage: 15 },
  ];
  const seen = async (more: object) => {
    const terms = OfferTerms.parse({ name: "Seen", placements: ["cart"], ...more });
    const { places } = await previewOffer(shop().shop, terms, { productId: null, language: "en", usualCart: null });
    return places.flatMap(({ offer: one }) => (one?.items ?? []).map(({ quantity, discount }) => [quantity, discount?.percentage]));
  };
  expect(await seen({ offered: { kind: "volume", variantIds: [home], tiers } })).toEqual([
    [1, 10],
    [2, 15],
  ]);
  const bogo = { kind: "bogo", bought: { productIds, units: 3 }, variantId: home, units: 2, times: 1 };
  expect(await seen({ percentage: 30, offered: bogo })).toEqual([[2, 30]]);
  const gift = { kind: "gift", bought: { by: "amount", productIds, amount: 2500 }, variantId: home };
  expect(await seen({ percentage: 100, offered: gift })).toEqual([[1, 100]]);
});

describe("a code of each buyer's own", () => {
  const own = { codes: "own" };
  const codesOf = (id: string) => inShopify(id).flatMap(({ codes }) => codes.map(({ code }) => code));
  const codeOf = async (id: string, visitor: string) => {
    const { offer: one } = await answer({ visitor });
    return one?.id === id ? (one.items[0]?.discount?.code ?? null) : null;
  };

  test("is nobody else's, stays his when he looks again, and is good for one order", async () => {
    const id = await live(own);
    const { discountCode } = await stands(id);
    await isShown(id);
    const handed = new Map<string, string>();
    // Who is shown nothing, to learn or as one held out, has none.
    for (let buyer = 0; handed.size < 6 && buyer < 500; buyer++) {
      const code = await codeOf(id, `buyer-${buyer}`);
      if (code !== null) handed.set(`buyer-${buyer}`, code);
    }
    expect(handed.size).toBe(6);
    expect(new Set(handed.values()).size).toBe(handed.size);
    expect([...handed.values()]).not.toContain(discountCode);
    const [[buyer, code] = ["", ""]] = handed;
    expect(await codeOf(id, buyer)).toBe(code);
    expect([pays({ "HOME-1": 1 }, { discountCodes: [code] }), pays({ "HOME-1": 1 }, { discountCodes: [code] })]).toEqual([800, 1000]);
  });

  test("is there before it is needed: a block waits, and another one comes when it runs low", async () => {
    const id = await live(own);
    await stands(id);
    await eventually(() => codesOf(id).length >= 251);
    const taken = async () => shop().read((db) => db.offerCode.updateMany({ where: { offerId: id }, data: { takenAt: new Date() } }));
    await eventually(async () => (await taken()).count >= 250);
    await keepDiscounts.run(shop().shop);
    await eventually(() => codesOf(id).length >= 501);
  });

  test("while none is ready the offer isn't shown, and it is said why", async () => {
    shop().takeOver(({ operation, response }) => {
      if (operation !== "AddCodes") return "go on";
      response.writeHead(500).end();
      return "taken over";
    });
    const id = await live(own);
    await stands(id);
    expect(await shown(id)).toBe(false);
    const why = () => shop().read((db) => db.offerDecision.findMany({ select: { why: true } }));
    await eventually(async () => JSON.stringify(await why()).includes("offers:no-code-left"));
    shop().takeOver(() => "go on");
    await isShown(id);
  });

  test("is withdrawn a month after it was handed out; those that wait stay", async () => {
    const id = await live(own);
    await stands(id);
    await eventually(async () => (await shop().read((db) => db.offerCode.count({ where: { offerId: id } }))) >= 250);
    const [old] = await shop().read((db) => db.offerCode.findMany({ where: { offerId: id, takenAt: null }, take: 1 }));
    const longAgo = new Date(Date.now() - 31 * 86_400_000);
    await shop().read((db) => db.offerCode.updateMany({ where: { code: old?.code ?? "" }, data: { takenAt: longAgo } }));
    await keepDiscounts.run(shop().shop);
    await eventually(() => !codesOf(id).includes(old?.code ?? ""));
    expect(codesOf(id).length).toBeGreaterThanOrEqual(250);
  });

  test("made again by Shopify's loss: nobody is handed a code that went with it", async () => {
    const id = await live(own);
    const { discountId } = await stands(id);
    await eventually(() => codesOf(id).length >= 251);
    const gone = new Set(codesOf(id));
    await owner.runs("mutation ($id: ID!) { discountCodeDelete(id: $id) { userErrors { message } } }", {
      id: `gid://shopify/DiscountCodeNode/${String(discountId)}`,
    });
    await eventually(async () => (await stands(id)).discountId !== discountId);
    const { items } = await isShown(id);
    expect(gone).not.toContain(items[0]?.discount?.code);
    expect(codesOf(id)).toContain(items[0]?.discount?.code);
  });
});
