import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OfferBlock } from "#app/contracts/offer-block.ts";
import { saveOffer, setOfferState } from "#app/offers/keeping/save-offer.server.ts";
import { OfferTerms } from "#app/offers/rules/offer-terms.ts";
import { newId } from "#app/platform/ids.ts";
import { verbatim } from "#app/platform/messages/message.ts";
import { loader } from "#app/routes/app.products.$productId.block.ts";
import { aShop } from "../support/a-shop.ts";
import { askAsBlock } from "../support/ask-as-block.ts";
import type { OpenShop } from "../support/open-shop.ts";

let shop: OpenShop;

const cup = 71n;
const saucer = 72n;

beforeAll(async () => {
  shop = await aShop({ sells: {} });
  const at = new Date();
  await shop.read(async (db) => {
    for (const [id, title] of [
      [cup, "A cup"],
      [saucer, "A saucer"],
    ] as const) {
      const own = { shopId: shop.shop.id, updatedAt: at };
      await db.product.create({ data: { ...own, id, title, handle: `product-${id}`, status: "ACTIVE", vendor: "", createdAt: at } });
      const variant = { productId: id, title: "Default Title", price: 0, inventoryItemId: id, requiresShipping: true, tracked: true };
      await db.variant.create({ data: { ...own, ...variant, id: id * 10n } });
    }
  });
});
afterAll(() => shop.close());

const asks = (productId: string, token?: string) =>
  askAsBlock(loader, { path: `/app/products/${productId}/block`, params: { productId }, ...(token !== undefined && { token }) });
const askedByMerchant = async (productId: string | bigint) =>
  (await (await asks(String(productId), await shop.shopify.mintIdToken({ userId: "1" }))).json()) as OfferBlock;

async function anOffer(terms: object): Promise<string> {
  const whole = { placements: ["cart"], offered: { kind: "chosen", variantIds: [String(saucer * 10n)] }, ...terms };
  return (await saveOffer(shop.shop, null, OfferTerms.parse(whole))) ?? "";
}

async function decided(offerId: string, daysAgo: number, became: { shownAt?: Date; acceptedAt?: Date; acceptedValue?: bigint } = {}) {
  const decidedAt = new Date(Date.now() - daysAgo * 86_400_000);
  const own = { shopId: shop.shop.id, id: newId<string>(), offerId, decidedAt };
  const rest = { placement: "cart", visitor: "v", isHeldOut: false, arms: [], variantIds: [], propensity: 1 };
  await shop.read((db) => db.offerDecision.create({ data: { ...own, ...rest, ...became } }));
}

describe("what the block on Shopify's product page is told", () => {
  test("of a product with which nothing is offered: nothing, and where offers are made", async () => {
    expect(await askedByMerchant(cup)).toMatchObject({ page: "/app/offers", offers: [] });
  });

  test("of its offers, by the merchant's rank: what is offered, where, and how it did in four weeks", async () => {
    const beside = [{ code: "has-product", args: { productIds: [String(cup)] } }];
    const second = await anOffer({ name: "Also", priority: 2, conditions: beside });
    const first = await anOffer({ name: "Saucers", priority: 1, placements: ["product_page", "cart"], conditions: beside });
    await anOffer({
      name: "Of another",
      conditions: [{ code: "has-product", args: { productIds: ["999"] } }],
      offered: { kind: "recommended" },
    });
    await setOfferState(shop.shop, first, "live");
    const at = new Date();
    await decided(first, 1);
    await decided(first, 1, { shownAt: at });
    await decided(first, 2, { shownAt: at, acceptedAt: at, acceptedValue: 800n });
    await decided(first, 40, { shownAt: at, acceptedAt: at, acceptedValue: 800n });

    const { offers } = await askedByMerchant(cup);

    expect(offers).toEqual([
      {
        id: first,
        name: "Saucers",
        page: `/app/offers/${first}`,
        placements: ["product_page", "cart"],
        state: "live",
        blockedBecause: null,
        items: ["A saucer"],
        shown: 2,
        accepted: 1,
        taken: { amount: 800, currency: shop.shop.currency },
      },
      expect.objectContaining({ id: second, state: "draft", shown: 0, taken: null }),
    ]);
    // The saucer is what is offered: its own page says so too.
    expect((await askedByMerchant(saucer)).offers.map(({ id }) => id)).toEqual([first, second]);
  });

  test("why a live offer isn't shown", async () => {
    const discountProblem = verbatim("Its discount was changed in Shopify.");
    await shop.read((db) => db.offer.updateMany({ where: { shopId: shop.shop.id }, data: { discountProblem } }));

    const { offers } = await askedByMerchant(cup);
    expect(offers.map(({ blockedBecause }) => blockedBecause)).toEqual(["Its discount was changed in Shopify.", null]);
  });

  test("nothing, to whoever isn't the merchant", async () => {
    expect((await asks(String(cup))).ok).toBe(false);
  });
});
