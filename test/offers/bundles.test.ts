import { afterEach, describe, expect, test } from "vitest";
import { keepDiscounts } from "#app/offers/discounts/keep-discounts.server.ts";
import { deleteOffer, setOfferState } from "#app/offers/keeping/save-offer.server.ts";
import { OfferTerms } from "#app/offers/rules/offer-terms.ts";
import { previewOffer } from "#app/offers/serving/preview-offer.server.ts";
import { readSupplies } from "#app/offers/serving/read-supply.server.ts";
import { eventually, eventuallyHolds } from "../support/eventually.ts";
import { tradingShop } from "../world/trading-shop.ts";
import { discountedOffers } from "./discounted-offers.ts";

const { shop, orders, owner } = tradingShop({ grants: ["write_products"], sells: { "HOME-1": 50, "BOTH-1": 50, "BOB-1": 0, "NONE-1": 0 } });
const { idOf, goesLive, offer, changes, shown, isShown, soon } = discountedOffers(shop);

const of = (first: number, second: number, other = "BOTH-1") => ({
  kind: "bundle",
  parts: [
    { variantId: idOf("HOME-1"), quantity: first },
    { variantId: idOf(other), quantity: second },
  ],
});
let offers: string[] = [];
const live = async (more: object = {}) => {
  const id = await goesLive("HOME-1", { percentage: 10, offered: of(2, 1), ...more });
  offers.push(id);
  return id;
};
/** Its bundle was found to be right. */
const stands = (id: string) =>
  soon(async () => {
    const row = await offer(id);
    return row.discountFor !== null && row.discountProblem === null && row.bundleVariantId !== null ? row : false;
  });
/** All that was ever made for it, the oldest first. */
const inShopify = (id: string) =>
  [...shop().state.products.values()].filter(({ tags, title }) => title === `waybill-${id}` || tags.includes(`waybill-${id}`));
const onSale = (id: string) => inShopify(id).filter(({ status }) => status === "ACTIVE");
const only = (id: string) => {
  const [product, ...others] = onSale(id);
  const variant = product?.variants[0];
  if (!variant || others.length > 0) throw new Error(`${String(onSale(id).length)} on sale`);
  return { product, variant };
};
const updates = (id: string, change: object) =>
  owner.runs("mutation ($product: ProductUpdateInput!) { productUpdate(product: $product) { userErrors { message } } }", {
    product: { id: `gid://shopify/Product/${String(only(id).product.id)}`, ...change },
  });
const prices = ({ id, product }: { id: number; product: { id: number } }, price: string) =>
  owner.runs(
    "mutation ($id: ID!, $variants: [ProductVariantsBulkInput!]!) { productVariantsBulkUpdate(productId: $id, variants: $variants) { userErrors { message } } }",
    { id: `gid://shopify/Product/${product.id}`, variants: [{ id: `gid://shopify/ProductVariant/${id}`, price }] },
  );
const sold = (sku: string) => {
  const variant = shop().variants.get(sku);
  if (!variant) throw new Error(`no ${sku}`);
  return variant;
};

afterEach(async () => {
  shop().takeOver(() => "go on");
  for (const id of offers) await deleteOffer(shop().shop, id);
  await soon(() => Promise.resolve(offers.flatMap(onSale).length === 0));
  offers = [];
});

test("a buyer is shown one thing at its own price, pays that, and the parcel holds what it is made of", async () => {
  const id = await live({ headings: { "": "Tea for two" } });
  const { bundleVariantId } = await stands(id);
  const { product, variant } = only(id);
  expect([product.title, product.tags, variant.priceMinor]).toEqual(["Tea for two", [`waybill-${id}`], 2700]);
  expect(product.handle).toMatch(/^tea-for-two-\d+$/);
  expect((await isShown(id)).items).toMatchObject([
    { variantId: String(bundleVariantId), quantity: 1, discount: null, title: "Tea for two" },
  ]);

  const attribute = { key: "_waybill_offer", value: id };
  const order = shop().buys({}, { lines: [{ variant, quantity: 2, customAttributes: [attribute] }] });
  expect(order.lines.reduce((sum, { unitMinor, quantity }) => sum + unitMinor * quantity, 0)).toBe(5400);
  await eventuallyHolds(async () => {
    const parcels = await orders.parcels(order);
    const units = parcels.flatMap(({ lines }) => lines.map(({ sku, quantity }) => [sku, quantity])).sort();
    expect(units).toEqual([
      ["BOTH-1", 2],
      ["HOME-1", 4],
    ]);
    const lines = await shop().read((db) => db.orderLine.findMany({ where: { orderId: BigInt(order.id) } }));
    expect(lines.map(({ offerId }) => offerId)).toEqual([id, id]);
  });
});

test("it isn't shown where something that it is made of can't be shipped with the order, or lies in the cart already", async () => {
  const id = await live({ offered: of(1, 1, "NONE-1") });
  const before = await stands(id);
  expect(await shown(id)).toBe(false);
  await changes(id, { offered: of(20, 1) });
  const { bundleVariantId } = await soon(async () => {
    const now = await stands(id);
    return now.bundleVariantId !== before.bundleVariantId && now;
  });
  await isShown(id);
  expect(await shown(id, { lines: [{ variantId: idOf("HOME-1"), quantity: 1 }] })).toBe(false);
  expect(await shown(id, { lines: [{ variantId: String(bundleVariantId), quantity: 1 }] })).toBe(false);
  // Of the fifty that are left, forty-five lie in the cart within two other bundles.
  const five = await live({ name: "Other", priority: 1, placements: ["product_page"], offered: of(15, 1) });
  const other = String((await stands(five)).bundleVariantId);
  await eventually(async () => (await readSupplies(shop().shop.id, [other])).get(other)?.parts);
  expect(await shown(id, { lines: [{ variantId: other, quantity: 3 }] })).toBe(false);
  await isShown(id, { lines: [{ variantId: other, quantity: 1 }] });
});

describe("there is one bundle, ever,", () => {
  test.each(["reset-after-effect", "500-after-effect"] as const)("also when the answer of its creation is lost (%s)", async (kind) => {
    shop().faults.add({ call: "CreateBundle", kind });
    const id = await live();
    await stands(id);
    expect([shop().faults.spent(), inShopify(id).length]).toEqual([true, 1]);
  });

  test("also while Shopify refuses to say how far it is", async () => {
    let asked = 0;
    shop().takeOver(({ moment, operation, response }) => {
      if (operation !== "BundleOperation" || moment !== "arrived" || ++asked > 2) return "go on";
      response.writeHead(500).end();
      return "taken over";
    });
    const id = await live();
    await stands(id);
    expect(inShopify(id)).toHaveLength(1);
  });
});

describe("it is kept as the offer says:", () => {
  test("another percentage, and another price of a part, are the bundle's price", async () => {
    const id = await live();
    const { bundleVariantId } = await stands(id);
    await changes(id, { percentage: 25 });
    await soon(async () => only(id).variant.priceMinor === 2250 && (await offer(id)).discountFor !== null);
    await prices(sold("BOTH-1"), "20.01");
    await soon(() => Promise.resolve(only(id).variant.priceMinor === 3000));
    expect(await stands(id)).toMatchObject({ bundleVariantId });
    await prices(sold("BOTH-1"), "10.00");
    await soon(() => Promise.resolve(only(id).variant.priceMinor === 2250));
    await stands(id);
  });

  test("other parts are another product; the one before is put away", async () => {
    const id = await live();
    const { product } = (await stands(id), only(id));
    await changes(id, { offered: of(1, 3) });
    await soon(() => Promise.resolve(onSale(id).length === 1 && only(id).product.id !== product.id));
    await stands(id);
    expect(
      inShopify(id)
        .map(({ status }) => status)
        .sort(),
    ).toEqual(["ACTIVE", "ARCHIVED"]);
  });

  test("paused it is a draft, on again the same one is sold; deleted, it is put away and orders keep it", async () => {
    const id = await live();
    const { bundleVariantId } = await stands(id);
    await setOfferState(shop().shop, id, "paused");
    await soon(() => Promise.resolve(inShopify(id)[0]?.status === "DRAFT"));
    await setOfferState(shop().shop, id, "live");
    expect(await stands(id)).toMatchObject({ bundleVariantId });
    expect(onSale(id)).toHaveLength(1);
    await deleteOffer(shop().shop, id);
    await soon(() => Promise.resolve(inShopify(id)[0]?.status === "ARCHIVED"));
  });

  test("made something else: the bundle is put away, and made again it is another one", async () => {
    const id = await live();
    await stands(id);
    await changes(id, { percentage: 0, offered: { kind: "chosen", variantIds: [idOf("HOME-1")] } });
    await soon(async () => onSale(id).length === 0 && (await offer(id)).bundleVariantId === null);
    expect((await isShown(id)).items).toMatchObject([{ variantId: idOf("HOME-1") }]);
    await changes(id, { percentage: 10, offered: of(2, 1) });
    await stands(id);
    expect(onSale(id)).toHaveLength(1);
  });
});

describe("behind the app's back, by hand in Shopify,", () => {
  test("another price and another tag are put right; what it is called stays", async () => {
    const id = await live();
    await stands(id);
    const { variant } = only(id);
    await updates(id, { title: "The breakfast set", tags: [`waybill-${id}`, "sets"] });
    await prices(variant, "1.00");
    await soon(() => Promise.resolve(variant.priceMinor === 2700));
    variant.priceMinor = 100;
    await keepDiscounts.run(shop().shop);
    await soon(() => Promise.resolve(variant.priceMinor === 2700));
    await stands(id);
    expect(only(id).product).toMatchObject({ title: "The breakfast set", tags: ["sets", `waybill-${id}`] });
  });

  test("taken off sale: the offer is paused and says so; turned on, both are back", async () => {
    const id = await live();
    const { bundleVariantId } = await stands(id);
    await updates(id, { status: "DRAFT" });
    await eventually(async () => (await offer(id)).state === "paused");
    expect((await offer(id)).discountProblem).toMatchObject({ code: "offers:bundle-paused" });
    await setOfferState(shop().shop, id, "live");
    expect(await stands(id)).toMatchObject({ bundleVariantId });
  });

  test("deleted: another one is made", async () => {
    const id = await live();
    const { bundleProductId } = await stands(id);
    await owner.runs("mutation ($id: ID!) { productDelete(input: { id: $id }) { userErrors { message } } }", {
      id: `gid://shopify/Product/${String(bundleProductId)}`,
    });
    await soon(async () => (await offer(id)).bundleProductId !== bundleProductId);
    await stands(id);
    expect(onSale(id)).toHaveLength(1);
  });

  test("out of the online store, or with a part that isn't sold: the offer says so, and is shown when that is over", async () => {
    const id = await live();
    await stands(id);
    const says = (code: string) => soon(async () => JSON.stringify((await offer(id)).discountProblem)?.includes(code));
    only(id).product.isOffOnlineStore = true;
    await keepDiscounts.run(shop().shop);
    await says("offers:bundle-not-in-store");
    expect(await shown(id)).toBe(false);
    delete only(id).product.isOffOnlineStore;
    await keepDiscounts.run(shop().shop);
    await stands(id);
    sold("BOTH-1").product.status = "DRAFT";
    await keepDiscounts.run(shop().shop);
    await says("offers:bundle-part-gone");
    sold("BOTH-1").product.status = "ACTIVE";
    await keepDiscounts.run(shop().shop);
    await stands(id);
  });
});

test("a merchant sees it as a buyer would before it is made, and what is recommended is never one of his bundles", async () => {
  const terms = OfferTerms.parse({ name: "Seen", placements: ["cart"], percentage: 10, offered: of(2, 1) });
  const { places, goods } = await previewOffer(shop().shop, terms, { productId: null, language: "en", usualCart: null });
  const [item] = places[0]?.offer?.items ?? [];
  expect([item?.title, item?.quantity, goods[item?.variantId ?? ""]?.price]).toEqual(["Seen", 1, 2700]);
  const id = await live({ placements: ["product_page"], offered: of(1, 1) });
  const bundle = String((await stands(id)).bundleVariantId);
  await eventually(async () => (await readSupplies(shop().shop.id, [bundle])).get(bundle)?.parts);
  const recommends = { kind: "recommended", most: 4, mostOfCart: null };
  offers.push(await goesLive("HOME-1", { name: "Goes with it", percentage: 0, offered: recommends }));
  const { items } = await isShown(offers.at(-1) ?? "", { lines: [{ variantId: idOf("HOME-1"), quantity: 1 }] });
  expect(items.map(({ variantId }) => variantId)).not.toContain(bundle);
});
