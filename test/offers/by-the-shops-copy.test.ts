import { describe, expect, test } from "vitest";
import { copyProducts } from "#app/catalog/copy-products.server.ts";
import { refreshComplementary } from "#app/catalog/refresh-complementary.server.ts";
import { readMissing } from "#app/customers/read-missing.server.ts";
import { refreshCollections } from "#app/offers/keeping/keep-collections.server.ts";
import { saveOffer, setOfferState } from "#app/offers/keeping/save-offer.server.ts";
import { OfferTerms } from "#app/offers/rules/offer-terms.ts";
import { recommender } from "#app/offers/recommender/messages.ts";
import { look } from "#app/offers/serving/decide.server.ts";
import { renewOfferBook } from "#app/offers/serving/offer-book.server.ts";
import { recommendedFor } from "#app/offers/serving/recommended-for.server.ts";
import { action as commandOffer, loader as readOffer } from "#app/routes/app.offers.$offerId.tsx";
import { action as preview } from "#app/routes/app.offers.preview.ts";
import type { Previews } from "#app/screens/offer/previews/read-previews.server.ts";
import { offer } from "#app/screens/offer/messages.ts";
import type { OfferView } from "#app/screens/offer/read-offer.server.ts";
import { EMPTY_OFFER } from "#app/screens/offer/typed-offer.ts";
import { createJourney } from "#app/recovery/journeys/save-journey.server.ts";
import { definitionOf } from "../recovery/a-journey.ts";
import { ask } from "../screens/ask.ts";
import { eventually } from "../support/eventually.ts";
import { tradingShop } from "../world/trading-shop.ts";
import { visitorWho } from "./as-shopify-signs.ts";
import { followsTheShop } from "./follows-the-shop.ts";

const { shop, owner } = tradingShop();

const idsOf = async (sku: string) => {
  const { id, productId } = await shop().read((db) => db.variant.findFirstOrThrow({ where: { sku } }));
  return { variantId: String(id), productId: String(productId) };
};
/** Makes BOTH-1 an offer of the cart with this condition, alone. */
async function offersBoth(condition: object) {
  const { variantId } = await idsOf("BOTH-1");
  const offered = { kind: "chosen", variantIds: [variantId] };
  const terms = OfferTerms.parse({ name: JSON.stringify(condition), placements: ["cart"], offered, conditions: [condition] });
  await shop().read((db) => db.offer.deleteMany());
  await setOfferState(shop().shop, (await saveOffer(shop().shop, null, terms)) ?? "", "live");
}
/** Why a buyer with these things in his cart is shown nothing by the offer's conditions; null where they hold. */
async function whyNot(customer: string | null, skus: readonly string[] = [], where: { market?: string; country?: string } = {}) {
  renewOfferBook(shop().shop);
  const lines = await Promise.all(skus.map(async (sku) => ({ variantId: (await idsOf(sku)).variantId, quantity: 1 })));
  const decided = await look(
    { placement: "cart", lines, visitor: visitorWho(false, shop().domain), ...where },
    { shopDomain: shop().domain, customer },
  );
  const why = decided?.decision.outcome === "none" ? decided.decision.why.map(({ code }) => code) : [];
  return why.includes("offers:held-out") ? "held out" : (why.find((code) => code === "offers:condition-fails") ?? null);
}

describe("by a customer's tags", () => {
  test("who is tagged in Shopify is offered it once he is signed in, and a guest or another customer is not", async () => {
    const { customer } = shop().buys({ "HOME-1": 1 });
    const id = customer?.id ?? 0;
    await owner.runs("mutation ($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { userErrors { message } } }", {
      id: `gid://shopify/Customer/${id}`,
      tags: ["VIP"],
    });
    const known = () => shop().read((db) => db.customer.findFirst({ where: { id: BigInt(id), tags: { has: "VIP" } } }));
    await eventually(async () => (await known()) !== null);

    await offersBoth({ code: "customer-tagged", args: { tags: ["vip"] } });
    expect(await whyNot(`gid://shopify/Customer/${id}`)).toBeNull();
    expect(await whyNot(String(id))).toBeNull();
    expect(await whyNot(String(id + 1))).toBe("offers:condition-fails");
    expect(await whyNot(null)).toBe("offers:condition-fails");

    // As it was before Waybill asked for tags.
    await shop().read((db) => db.customer.updateMany({ where: { id: BigInt(id) }, data: { tags: [], tagsKnown: false } }));
    await readMissing(shop().shop);
    expect(await known()).toMatchObject({ tags: ["VIP"], tagsKnown: true });
  });
});

describe("by a collection", () => {
  test("a product that the merchant puts into it counts, one that was never in it doesn't, and a collection that is gone holds nothing", async () => {
    const [home, bob] = await Promise.all([idsOf("HOME-1"), idsOf("BOB-1")]);
    const gidOf = ({ productId }: { productId: string }) => `gid://shopify/Product/${productId}`;
    const [made] = (await owner.runs(
      'mutation ($products: [ID!]) { collectionCreate(input: { title: "Kitchen", products: $products }) { collection { id } userErrors { message } } }',
      { products: [gidOf(home)] },
    )) as { collection?: { id: string } }[];
    const gid = made?.collection?.id ?? "";
    const collectionId = gid.split("/").at(-1) ?? "";
    await offersBoth({ code: "has-collection", args: { collectionIds: [collectionId] } });
    const kept = () => shop().read((db) => db.collection.findFirst({ where: { id: BigInt(collectionId) } }));
    await eventually(async () => (await kept()) !== null);
    expect(await whyNot(null, ["HOME-1"])).toBeNull();
    expect(await whyNot(null, ["BOB-1"])).toBe("offers:condition-fails");

    await owner.runs("mutation ($id: ID!, $ids: [ID!]!) { collectionAddProducts(id: $id, productIds: $ids) { userErrors { message } } }", {
      id: gid,
      ids: [gidOf(bob)],
    });
    await refreshCollections.run(shop().shop);
    expect(await whyNot(null, ["BOB-1"])).toBeNull();

    // A journey asks for it as well: it stays when no offer does any more.
    const definition = definitionOf([], { trigger: { all: [{ code: "has-collection", args: { collectionIds: [collectionId] } }] } });
    const { id } = await shop().read((db) => createJourney(db, shop().shop, { name: "Kitchen", definition }));
    const terms = await shop().read((db) => db.offer.findFirstOrThrow());
    await shop().read((db) => db.offer.update({ where: { shopId_id: { shopId: terms.shopId, id: terms.id } }, data: { terms: {} } }));
    await refreshCollections.run(shop().shop);
    expect(await kept()).not.toBeNull();
    await shop().read((db) => db.journey.delete({ where: { shopId_id: { shopId: terms.shopId, id } } }));
    await refreshCollections.run(shop().shop);
    expect(await kept()).toBeNull();
    await offersBoth({ code: "has-collection", args: { collectionIds: [collectionId] } });
    await eventually(async () => (await kept()) !== null);

    await owner.runs("mutation ($id: ID!) { collectionDelete(input: { id: $id }) { userErrors { message } } }", { id: gid });
    await refreshCollections.run(shop().shop);
    expect(await kept()).toBeNull();
    expect(await whyNot(null, ["HOME-1"])).toBe("offers:condition-fails");
  });
});

describe("what the merchant chose in Search & Discovery", () => {
  const gidOf = async (sku: string) => `gid://shopify/Product/${(await idsOf(sku)).productId}`;
  async function chooses(sku: string, others: readonly string[]) {
    const value = JSON.stringify(await Promise.all(others.map(gidOf)));
    const field = {
      namespace: "shopify--discovery--product_recommendation",
      key: "complementary_products",
      type: "list.product_reference",
    };
    await owner.runs("mutation ($fields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $fields) { userErrors { message } } }", {
      fields: [{ ownerId: await gidOf(sku), ...field, value }],
    });
  }
  const chosenFor = async (sku: string) => {
    const { productId } = await idsOf(sku);
    return shop().read(async (db) => (await db.product.findFirstOrThrow({ where: { id: BigInt(productId) } })).complementary.map(String));
  };

  test("is recommended first, in his words, though Shopify told nobody of it; and no longer once he took it away", async () => {
    const [bob, both] = await Promise.all([idsOf("BOB-1"), idsOf("BOTH-1")]);
    await chooses("BOB-1", ["BOB-1", "BOTH-1"]);
    const home = shop().variants.get("HOME-1")?.product;
    if (home) home.isOffOnlineStore = true;
    await refreshComplementary(shop().shop);
    const off = await shop().read((db) => db.product.findMany({ where: { isInStore: false } }));
    expect(off.map(({ title }) => title)).toEqual(["The HOME-1"]);
    delete home?.isOffOnlineStore;
    const [first] = await recommendedFor(shop().shop.id, [bob.productId]);
    expect(first).toEqual({ productId: both.productId, why: recommender.message("complementary", { title: "The BOB-1" }) });
    expect(await chosenFor("HOME-1")).toEqual([]);

    await chooses("BOB-1", []);
    await copyProducts(shop().shop, [BigInt(bob.productId)]);
    expect(await chosenFor("BOB-1")).toEqual([]);
  });
});

describe("by a market", () => {
  const onNewOffer = async () => ({ token: await shop().idToken(), params: { offerId: "new" } });
  const choices = async () => ((await ask(readOffer, await onNewOffer())).body as OfferView).markets;
  const reads = async () => (await ask(commandOffer, { ...(await onNewOffer()), json: { intent: "read-markets" } })).status;

  test("the merchant chooses by name once he lets Waybill see them, and its buyers are offered it by what their page says, or by their country", async () => {
    expect([await choices(), await reads()]).toEqual([[], 422]);
    shop().shopify.scopes.grantOptionalScopes(["read_markets"]);
    expect(await reads()).toBe(200);
    const eurozone = (await choices()).find(({ name }) => name === "Eurozone")?.id ?? "";
    const home = (await choices()).find(({ name }) => name === "United Kingdom")?.id ?? "";

    await offersBoth({ code: "market", args: { marketIds: [eurozone] } });
    expect(await whyNot(null, ["HOME-1"], { market: eurozone, country: "GB" })).toBeNull();
    expect(await whyNot(null, ["HOME-1"], { market: home, country: "DE" })).toBe("offers:condition-fails");
    expect(await whyNot(null, ["HOME-1"], { country: "DE" })).toBeNull();
    expect(await whyNot(null, ["HOME-1"], { country: "GB" })).toBe("offers:condition-fails");

    const typed = {
      ...EMPTY_OFFER,
      placements: ["cart"],
      conditions: [{ code: "market", args: { marketIds: [eurozone] } }],
      language: "en",
    };
    const { body } = await ask(preview, { token: await shop().idToken(), json: typed });
    expect((body as Previews).previews[0]?.why.map(({ code }) => code)).not.toContain("offers:condition-fails");
  });
});

describe("a preview", () => {
  const asks = async (typed: object) => {
    const { status, body } = await ask(preview, { token: await shop().idToken(), json: { ...EMPTY_OFFER, language: "de", ...typed } });
    return { status, ...(body as Partial<Previews> & { fields?: object }) };
  };

  test("shows what is typed and not saved as a buyer would be shown it, in every place, and nothing is counted", async () => {
    const [home, both] = await Promise.all([idsOf("HOME-1"), idsOf("BOTH-1")]);
    const counted = () => shop().read(async (db) => [await db.offer.count(), await db.offerDecision.count(), await db.effect.count()]);
    const before = await counted();
    const typed = {
      placements: ["product_page", "cart", "post_purchase"],
      offered: { ...EMPTY_OFFER.offered, kind: "chosen", variantIds: [both.variantId], percentage: "15" },
      conditions: [
        { code: "has-product", args: { productIds: [home.productId] } },
        { code: "customer-tagged", args: { tags: "VIP" } },
        { code: "cart-units", args: { from: "3" } },
      ],
      headings: [
        { language: "", words: "For all" },
        { language: "de", words: "Dazu passt" },
      ],
    };
    const { status, example, previews } = await asks(typed);
    expect({ status, example }).toEqual({ status: 200, example: { title: "The HOME-1", quantity: 3 } });
    expect(previews?.map(({ placement }) => placement)).toEqual(typed.placements);
    for (const { page } of previews ?? [])
      expect(page).toMatchObject({
        currency: shop().shop.currency,
        example: { title: "The HOME-1", price: 1000 },
        offer: { heading: "Dazu passt", items: [{ variantId: both.variantId, discount: { percentage: 15 } }] },
        goods: { [both.variantId]: { price: 1000, title: "The BOTH-1" } },
      });
    expect(await counted()).toEqual(before);
  });

  test("shows on a product's page what is had there once the cart holds what has to be bought", async () => {
    const [home, both] = await Promise.all([idsOf("HOME-1"), idsOf("BOTH-1")]);
    const bought = { ...EMPTY_OFFER.offered, variantIds: [both.variantId], boughtProductIds: [home.productId] };
    for (const offered of [
      { ...bought, kind: "bogo", boughtUnits: "2", percentage: "50" },
      { ...bought, kind: "gift", by: "amount", amount: "25" },
    ])
      expect(await asks({ placements: ["product_page"], offered })).toMatchObject({
        example: { title: "The HOME-1" },
        previews: [{ page: { offer: { items: [{ variantId: both.variantId }] } }, why: [] }],
      });
  });

  test("says why nothing would be shown now, draws what only can't ship, and has what can't be an offer yet filled in first", async () => {
    const none = await idsOf("NONE-1");
    const chosen = { ...EMPTY_OFFER.offered, kind: "chosen", variantIds: [none.variantId] };
    expect(await asks({ placements: ["cart"], offered: chosen })).toMatchObject({
      previews: [{ page: { offer: { items: [{ title: "The NONE-1" }] } }, why: [{ code: "offers:cant-ship" }] }],
    });
    expect(await asks({ placements: [] })).toMatchObject({ status: 200, ok: false, fields: { placements: offer.message("choose-place") } });
  });
});

followsTheShop({ shop, owner, idsOf });
