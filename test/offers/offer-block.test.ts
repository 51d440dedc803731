import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OfferBlock } from "#app/contracts/offer-block.ts";
import { saveOffer, setOfferState } from "#app/offers/keeping/save-offer.server.ts";
import { OfferTerms } from "#app/offers/rules/offer-terms.ts";
import { newId } from "#app/platform/ids.ts";
import { verbatim } from "#app/platform/messages/message.ts";
import { loader } from "#app/routes/app.products.$productId.block.ts";
import { aShop } from "../support/a-shop.ts";
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

/** As the block in Shopify admin asks: from another origin, with the merchant's id token. */
async function asks(productId: string, token?: string): Promise<Response> {
  const request = new Request(`https://waybill.example.com/app/products/${productId}/block`, {
    headers: {
      origin: "https://extensions.shopifycdn.example",
      "user-agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36",
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
  });
  try {
    return await loader({ request, params: { productId }, context: {} });
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}
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
