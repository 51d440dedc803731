import { beforeAll, expect, test } from "vitest";
import { action, loader } from "#app/routes/app.settings.tsx";
import type { Refusal } from "#app/platform/http/reply.ts";
import { common } from "#app/platform/messages/messages.ts";
import { settings } from "#app/screens/settings/messages.ts";
import type { SettingsView } from "#app/screens/settings/read-settings.server.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { shopsOfFile } from "../support/shops-of-file.ts";
import { giveOrders } from "./a-shop-with-orders.ts";
import { forged } from "../support/forged.ts";
import { ask } from "./ask.ts";

let shop: OpenShop;
const openShop = shopsOfFile();
beforeAll(async () => {
  shop = await openShop({ installed: true });
});

const page = async () => (await ask(loader, { token: await shop.idToken() })).body as SettingsView;
const commands = async (form: Record<string, string>) => ask(action, { token: await shop.idToken(), form });
const saves = (policy: Record<string, string>) => commands({ intent: "save", ...policy });

const TYPED = { splitPenalty: "1.50", dayOfDelayCost: "0,75", priorityCost: "0", maxParcels: "4", promiseConfidence: "85" };
const POLICY = { splitPenalty: 150, dayOfDelayCost: 75, priorityCost: 0, maxParcels: 4, promiseConfidence: 85 };

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
  expect(await saves(TYPED)).toMatchObject({ status: 200, body: { ok: true, message: settings.message("saved") } });
  expect((await page()).policy).toEqual(POLICY);
});

test("what holds an order back is kept as it stands on the page, with nothing in the fields that may be empty, and each by itself", async () => {
  const saved = async (fields: Record<string, string>) => {
    const gates = { holdUnpaid: "true", paidOnDelivery: "", holdRisk: "high", holdTags: "", waitMinutes: "0", ...fields };
    expect(await commands({ intent: "save-gates", ...gates })).toMatchObject({ status: 200, body: { ok: true } });
    return (await page()).gates;
  };
  expect(await saved({})).toEqual({ holdUnpaid: true, paidOnDelivery: [], holdRisk: "high", holdTags: [], waitMinutes: 0 });
  expect(await saved({ holdTags: "vip, gift" })).toMatchObject({ paidOnDelivery: [], holdTags: ["vip", "gift"] });
  expect(await saved({ waitMinutes: "30" })).toMatchObject({ waitMinutes: 30 });
  expect(await saved({ paidOnDelivery: "Cash" })).toMatchObject({ paidOnDelivery: ["Cash"], holdTags: [] });
});

test("whether Shopify emails buyers is on until the merchant turns it off", async () => {
  expect((await page()).notifyBuyers).toBe(true);
  const token = await shop.idToken();
  await ask(action, { token, form: { intent: "save-notices", notifyBuyers: "false" } });
  expect((await page()).notifyBuyers).toBe(false);
});

test.each([
  ["splitPenalty", "-1", "at-least"],
  ["splitPenalty", "1.505", "not-an-amount"],
  ["dayOfDelayCost", "three", "not-an-amount"],
  ["priorityCost", "", "required"],
  ["priorityCost", "100000.01", "amount-at-most"],
  ["maxParcels", "0", "at-least"],
  ["maxParcels", "2.5", "not-a-whole-number"],
  ["maxParcels", "21", "at-most"],
  ["promiseConfidence", "100", "at-most"],
])("a wrong %s (%j) is refused beside its field, and what was saved before stays", async (field, value, code) => {
  await saves(TYPED);
  const answer = await saves({ ...TYPED, [field]: value });
  expect(answer).toMatchObject({ status: 422, body: { ok: false, fields: { [field]: { code: `platform:${code}` } } } });
  expect((await page()).policy).toEqual(POLICY);
});

test("of two wrong fields both are marked", async () => {
  const { body } = await saves({ ...TYPED, splitPenalty: "much", maxParcels: "many" });
  expect(Object.keys((body as Refusal).fields ?? {})).toEqual(["splitPenalty", "maxParcels"]);
});

test("a command that isn't understood is refused", async () => {
  const answer = { status: 422, body: { ok: false, message: common.message("not-understood") } };
  expect(await commands({ intent: "sell" })).toMatchObject(answer);
  expect(await commands({})).toMatchObject(answer);
});

test("routing is turned on only once Shopify allows it and there is a warehouse to route to", async () => {
  expect(await commands({ intent: "routing-on" })).toMatchObject({ status: 422, body: { message: settings.message("needs-permission") } });
  shop.shopify.scopes.grantOptionalScopes((await page()).scopes);
  expect(await commands({ intent: "routing-on" })).toMatchObject({ status: 422, body: { message: settings.message("nowhere-to-route") } });
  await giveOrders(shop.shop, [{ name: "#1", placedAt: "2026-01-01T10:00:00Z" }]);

  expect(await commands({ intent: "routing-on" })).toMatchObject({ body: { ok: true } });
  expect(await page()).toMatchObject({ routingOn: true, mayRoute: true, connectedWarehouses: 2, data: { orders: 1 } });
  expect(await commands({ intent: "routing-off" })).toMatchObject({ body: { ok: true } });
  expect(await page()).toMatchObject({ routingOn: false });
});

test("nobody sees or changes settings without a token that Shopify signed", async () => {
  const token = forged(await shop.idToken());
  expect((await ask(loader, { token })).status).toBe(401);
  expect((await ask(action, { token, form: { intent: "save", ...TYPED, maxParcels: "1" } })).status).toBe(401);
  expect((await page()).policy.maxParcels).not.toBe(1);
});
