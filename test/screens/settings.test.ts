import { afterAll, beforeAll, expect, test } from "vitest";
import { action, loader } from "#app/routes/app.settings.tsx";
import type { SettingsView } from "#app/screens/settings/read-settings.server.ts";
import { aShop } from "../support/a-shop.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { giveOrders } from "./a-shop-with-orders.ts";
import { ask, forged } from "./ask.ts";

let shop: OpenShop;
beforeAll(async () => {
  shop = await aShop({ installed: true });
});
afterAll(() => shop.close());

const page = async () => (await ask(loader, { token: await shop.idToken() })).body as SettingsView;
const commands = async (form: Record<string, string>) => (await ask(action, { token: await shop.idToken(), form })).body;
const saves = (policy: unknown) => commands({ intent: "save", policy: JSON.stringify(policy) });

const POLICY = { splitPenalty: 150, dayOfDelayCost: 75, priorityCost: 0, maxParcels: 4 };

test("a new shop's settings say that nothing is routed and nothing is copied yet", async () => {
  expect(await page()).toMatchObject({
    routingOn: false,
    mayRoute: false,
    connectedWarehouses: 0,
    data: { orders: 0, products: 0, customers: 0, importedAt: null },
    dataRequests: [],
  });
});

test("what routing weighs is kept as it was saved", async () => {
  expect(await saves(POLICY)).toMatchObject({ ok: true });
  expect((await page()).policy).toEqual(POLICY);
});

test.each([
  ["splitPenalty", -1],
  ["splitPenalty", 1.5],
  ["dayOfDelayCost", "3.00"],
  ["priorityCost", null],
  ["priorityCost", 100_000_01],
  ["maxParcels", 0],
  ["maxParcels", 21],
])("a wrong %s (%j) is refused, and what was saved before stays", async (field, value) => {
  await saves(POLICY);
  expect(await saves({ ...POLICY, [field]: value })).toMatchObject({ ok: false });
  expect((await page()).policy).toEqual(POLICY);
});

test("a form that isn't readable is refused", async () => {
  expect(await commands({ intent: "save", policy: "{" })).toMatchObject({ ok: false });
  expect(await commands({ intent: "save" })).toMatchObject({ ok: false });
  expect(await commands({ intent: "sell" })).toMatchObject({ ok: false });
});

test("routing is turned on only once Shopify allows it and there is a warehouse to route to", async () => {
  expect(await commands({ intent: "routing-on" })).toMatchObject({ ok: false });
  shop.shopify.scopes.grantOptionalScopes((await page()).scopes);
  expect(await commands({ intent: "routing-on" })).toMatchObject({ ok: false });
  await giveOrders(shop.shop, [{ name: "#1", placedAt: "2026-01-01T10:00:00Z" }]);

  expect(await commands({ intent: "routing-on" })).toMatchObject({ ok: true });
  expect(await page()).toMatchObject({ routingOn: true, mayRoute: true, connectedWarehouses: 2, data: { orders: 1 } });
  expect(await commands({ intent: "routing-off" })).toMatchObject({ ok: true });
  expect(await page()).toMatchObject({ routingOn: false });
});

test("nobody sees or changes settings without a token that Shopify signed", async () => {
  const token = forged(await shop.idToken());
  expect((await ask(loader, { token })).status).toBe(401);
  expect((await ask(action, { token, form: { intent: "save", policy: JSON.stringify({ ...POLICY, maxParcels: 1 }) } })).status).toBe(401);
  expect((await page()).policy.maxParcels).not.toBe(1);
});
