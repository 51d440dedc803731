import { describe, expect, test } from "vitest";
import type { OfferBlock } from "#app/contracts/offer-block.ts";
import { saveOffer, setOfferState } from "#app/offers/keeping/save-offer.server.ts";
import { OfferTerms } from "#app/offers/rules/offer-terms.ts";
import { look } from "#app/offers/serving/decide.server.ts";
import { loader as readOffer } from "#app/routes/app.offers.$offerId.tsx";
import { action as preview } from "#app/routes/app.offers.preview.ts";
import { loader as readBlock } from "#app/routes/app.products.$productId.block.ts";
import type { OfferView } from "#app/screens/offer/read-offer.server.ts";
import { EMPTY_OFFER } from "#app/screens/offer/typed-offer.ts";
import { uninstalledEvent } from "#sandbox/shopify/auth/uninstalled-event.ts";
import { ask } from "../screens/ask.ts";
import { askAsBlock } from "../support/ask-as-block.ts";
import { eventuallyHolds } from "../support/eventually.ts";
import type { tradingShop } from "../world/trading-shop.ts";
import { visitorWho } from "./as-shopify-signs.ts";

type Of = Pick<ReturnType<typeof tradingShop>, "shop" | "owner"> & {
  idsOf: (sku: string) => Promise<{ variantId: string; productId: string }>;
};

/** What becomes of offers when the merchant changes what the shop sells, and in which currency. */
export function followsTheShop({ shop, owner, idsOf }: Of): void {
  test("a product with more variants than Shopify tells at once is copied whole, and its last one can be offered, by its name, and is found from the product", async () => {
    const [made] = (await owner.runs(
      'mutation { productCreate(product: { title: "Paint", status: ACTIVE }) { product { id } userErrors { message } } }',
      {},
    )) as { product?: { id: string } }[];
    const gid = made?.product?.id ?? "";
    const variants = Array.from({ length: 300 }, (_, index) => ({
      price: "9.50",
      optionValues: [{ optionName: "Colour", name: `No. ${index + 1}` }],
    }));
    await owner.runs(
      "mutation ($id: ID!, $variants: [ProductVariantsBulkInput!]!) { productVariantsBulkCreate(productId: $id, variants: $variants) { userErrors { message } } }",
      { id: gid, variants },
    );
    const productId = gid.split("/").at(-1) ?? "";
    const copied = () => shop().read((db) => db.variant.findMany({ where: { productId: BigInt(productId) }, orderBy: { id: "desc" } }));
    await eventuallyHolds(async () => expect((await copied()).map(({ title }) => title)).toHaveLength(300));
    const last = String((await copied())[0]?.id);

    const token = await shop().idToken();
    const offered = { ...EMPTY_OFFER.offered, kind: "chosen", variantIds: [last], percentage: "10" };
    const typed = { ...EMPTY_OFFER, name: "The last colour", placements: ["product_page"], offered };
    expect((await ask(preview, { token, json: { ...typed, language: "en" } })).body).toMatchObject({
      previews: [{ page: { offer: { items: [{ variantId: last }] }, goods: { [last]: { title: "Paint – No. 300", price: 950 } } } }],
    });
    const id =
      (await saveOffer(
        shop().shop,
        null,
        OfferTerms.parse({ ...typed, conditions: [], headings: {}, offered, percentage: 10, priority: 1, dailyCap: null }),
      )) ?? "";
    expect((await ask(readOffer, { token, params: { offerId: id } })).body).toMatchObject({
      variants: [{ id: last, title: "Paint – No. 300" }],
    });
    const block = await askAsBlock(readBlock, {
      path: `/app/products/${productId}/block`,
      params: { productId },
      token: await shop().shopify.mintIdToken({ userId: "1" }),
    });
    const { offers: found } = (await block.json()) as OfferBlock;
    expect(found).toContainEqual(expect.objectContaining({ id, items: ["Paint – No. 300"] }));
  });

  test("of a product that is a draft nothing is offered, and its offer says why, until it is active", async () => {
    const [made] = (await owner.runs(
      'mutation { productCreate(product: { title: "Brush", status: DRAFT }) { product { id } userErrors { message } } }',
      {},
    )) as { product?: { id: string } }[];
    const productId = BigInt(made?.product?.id.split("/").at(-1) ?? 0);
    const variant = () => shop().read((db) => db.variant.findFirst({ where: { productId } }));
    await eventuallyHolds(async () => expect(await variant()).not.toBeNull());
    await shop().read((db) => db.offer.deleteMany());
    const offered = { kind: "chosen", variantIds: [String((await variant())?.id)] };
    const id = (await saveOffer(shop().shop, null, OfferTerms.parse({ name: "Brush", placements: ["cart"], offered }))) ?? "";
    await setOfferState(shop().shop, id, "live");
    const standing = async () =>
      ((await ask(readOffer, { token: await shop().idToken(), params: { offerId: id } })).body as OfferView).standing?.is;

    expect(await standing()).toBe("unsold");
    const path = `/app/products/${productId}/block`;
    const token = await shop().shopify.mintIdToken({ userId: "1" });
    const block = await askAsBlock(readBlock, { path, params: { productId: String(productId) }, token });
    expect(((await block.json()) as OfferBlock).offers).toMatchObject([{ blockedBecause: expect.stringMatching(/draft/) as string }]);
    const home = await idsOf("HOME-1");
    const lines = [{ variantId: home.variantId, quantity: 1 }];
    const decided = await look(
      { placement: "cart", lines, visitor: visitorWho(false, shop().domain) },
      { shopDomain: shop().domain, customer: null },
    );
    expect(decided?.decision).toMatchObject({ outcome: "none", why: [{ code: "offers:not-for-sale" }] });
    await owner.runs("mutation ($product: ProductUpdateInput!) { productUpdate(product: $product) { userErrors { message } } }", {
      product: { id: made?.product?.id, status: "ACTIVE" },
    });
    await eventuallyHolds(async () => expect(await standing()).toBe("unseen"));
  });

  describe("when the shop sells in another currency", () => {
    test("offers ask for the figures that the merchant typed, prices are read anew, and back again nothing was lost", async () => {
      const { variantId } = await idsOf("BOTH-1");
      const offered = { kind: "chosen", variantIds: [variantId] };
      const conditions = [{ code: "cart-value", args: { from: 5000, to: null } }];
      const terms = OfferTerms.parse({ name: "From fifty", placements: ["cart"], offered, conditions });
      const id = (await saveOffer(shop().shop, null, terms)) ?? "";
      const now = () =>
        shop().read(async (db) => ({
          from: OfferTerms.parse((await db.offer.findFirstOrThrow({ where: { id } })).terms).conditions[0]?.args,
          price: Number((await db.variant.findFirstOrThrow({ where: { id: BigInt(variantId) } })).price),
        }));
      const sellsIn = (currency: string) => {
        shop().state.shop.currency = currency;
        shop().state.events.emit({ ...uninstalledEvent(shop().state), topic: "shop/update" });
      };
      const { price } = await now();

      sellsIn("JPY");
      await eventuallyHolds(async () => expect(await now()).toEqual({ from: { from: 50, to: null }, price: Math.round(price / 100) }));
      sellsIn("GBP");
      await eventuallyHolds(async () => expect(await now()).toEqual({ from: { from: 5000, to: null }, price }));
    });
  });
}
