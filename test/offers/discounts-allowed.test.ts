import { expect, test } from "vitest";
import { Fault } from "#sandbox/faults/fault.ts";
import { eventually } from "../support/eventually.ts";
import { tradingShop } from "../world/trading-shop.ts";
import { discountedOffers } from "./discounted-offers.ts";

const { shop } = tradingShop();
const { idOf, goesLive, offer, inShopify, shown, isShown, stands, soon } = discountedOffers(shop);

const isNotAllowed = (id: string, what = "discount") =>
  eventually(async () => JSON.stringify((await offer(id)).discountProblem)?.includes(`offers:${what}-not-allowed`));

test("until Shopify allows discounts the offer says so and isn't shown; allowed, it is; no longer allowed, it isn't", async () => {
  const id = await goesLive("HOME-1");
  await isNotAllowed(id);
  expect([await shown(id), inShopify(id)]).toEqual([false, []]);

  shop().shopify.scopes.grantOptionalScopes(["write_discounts"]);
  await stands(id);
  await isShown(id);

  shop().trouble.add(Fault.parse({ target: "shopify", kind: "scopes-revoked", scopes: ["write_discounts", "read_discounts"] }));
  shop().shopify.tellScopes();
  await isNotAllowed(id);
  expect(await shown(id)).toBe(false);
  shop().trouble.clear();
  shop().shopify.tellScopes();
  await stands(id);
  expect(inShopify(id)).toHaveLength(1);
});

test("until Shopify allows products to be made an offer of a bundle says so, and nothing is made; allowed, it is", async () => {
  const parts = ["HOME-1", "BOTH-1"].map((sku) => ({ variantId: idOf(sku), quantity: 1 }));
  const id = await goesLive("HOME-1", { name: "Bundle", offered: { kind: "bundle", parts } });
  await isNotAllowed(id, "bundle");
  const bundles = () => [...shop().state.products.values()].filter(({ bundle }) => bundle !== undefined).length;
  expect([await shown(id), bundles()]).toEqual([false, 0]);
  shop().shopify.scopes.grantOptionalScopes(["write_products"]);
  await soon(async () => (await offer(id)).bundleVariantId !== null);
  expect(bundles()).toBe(1);
});
