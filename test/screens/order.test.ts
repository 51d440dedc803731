import { beforeAll, expect, test } from "vitest";
import { fulfillmentSettings } from "#app/fulfillment/fulfillment-settings.server.ts";
import { action, loader } from "#app/routes/app.orders.$orderId.tsx";
import type { OrderPage } from "#app/screens/order/read-order.server.ts";
import type { Refusal } from "#app/platform/http/reply.ts";
import { common } from "#app/platform/messages/messages.ts";
import { verbatim } from "#app/platform/messages/message.ts";
import { newId } from "#app/platform/ids.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { shopsOfFile } from "../support/shops-of-file.ts";
import { giveOrders } from "./a-shop-with-orders.ts";
import { forged } from "../support/forged.ts";
import { ask } from "./ask.ts";

let shop: OpenShop;
const openShop = shopsOfFile();
beforeAll(async () => {
  shop = await openShop({ installed: true });
  await giveOrders(shop.shop, [
    { name: "#1", placedAt: "2026-01-01T10:00:00Z" },
    {
      name: "#2",
      placedAt: "2026-01-02T10:00:00Z",
      stage: "at_warehouse",
      skus: ["CUP", "PLATE"],
      parcels: [
        { stage: "cancelled", leavesOn: "2026-01-02" },
        { stage: "shipped", leavesOn: "2026-01-03", trackingNumber: "RM1GB" },
        { stage: "dispatched", leavesOn: "2026-01-04", at: "away" },
      ],
    },
  ]);
  await inShop(shop.shop, (db) => fulfillmentSettings.save(db, shop.shop, { routingEnabled: true }));
});

const opens = async (orderId: string) => ask(loader, { token: await shop.idToken(), params: { orderId } });
const page = async (orderId: string) => (await opens(orderId)).body as OrderPage;
const commands = async (orderId: string, form: Record<string, string>) =>
  ask(action, { token: await shop.idToken(), params: { orderId }, form });

test("an order that no warehouse has yet shows what was bought, and that nothing happened", async () => {
  expect(await page("1")).toMatchObject({
    name: "#1",
    stage: "received",
    lines: [{ sku: "CUP", quantity: 1 }],
    parcels: [],
    route: null,
    timeline: [],
    exceptions: [],
    actions: { reroute: null },
  });
});

test("an order whose trouble was dismissed says by whom and why, until that has ended", async () => {
  const trouble = { shopId: shop.shop.id, subject: "order:1", orderId: 1n, cause: "unroutable.line-without-sku", openedAt: new Date() };
  const dismissed = { resolvedAt: new Date("2026-01-03T10:00:00Z"), resolution: verbatim("Dismissed by Ada: we sew it here") };
  await inShop(shop.shop, (db) =>
    db.exception.createMany({
      data: [
        { ...trouble, ...dismissed, id: newId(), message: verbatim("A quilt has no SKU."), standing: true },
        { ...trouble, ...dismissed, id: newId(), message: verbatim("A pillow has no SKU.") },
      ],
    }),
  );
  const { exceptions, dismissed: told } = await page("1");
  expect(exceptions).toEqual([]);
  expect(told).toMatchObject([
    {
      cause: "unroutable.line-without-sku",
      message: verbatim("A quilt has no SKU."),
      why: dismissed.resolution,
      dismissedAt: "2026-01-03T10:00:00.000Z",
    },
  ]);
});

test("an order on its way shows each parcel with its tracking; one called off comes last", async () => {
  const { parcels } = await page("2");
  expect(parcels.map(({ stage, warehouse }) => [stage, warehouse.name])).toEqual([
    ["shipped", "home"],
    ["dispatched", "away"],
    ["cancelled", "home"],
  ]);
  expect(parcels[0]?.shipments).toMatchObject([{ tracking: [{ number: "RM1GB" }], told: "going-to-shopify" }]);
});

test("what has left stays where it is, and the rest can be sent elsewhere; where nothing holds an order, nothing can be released", async () => {
  const { actions } = await page("2");
  expect([actions.reroute, actions.hold, actions.choose]).toEqual([null, null, null]);
  expect(actions.release).toMatchObject({ args: { order: "#2" } });
  expect(actions["edit-address"]).not.toBeNull();
});

test("each field of a new address that is wrong is marked", async () => {
  const answer = await commands("1", {
    intent: "edit-address",
    "address.address1": "",
    "address.city": "Lyon",
    "address.countryCode": "France",
  });
  expect(answer.status).toBe(422);
  expect(Object.keys((answer.body as Refusal).fields ?? {}).toSorted()).toEqual(["address.address1", "address.countryCode"]);
});

test("an order that there isn't is not found, also when its number is none", async () => {
  expect((await opens("404404")).status).toBe(404);
  expect((await opens("not-a-number")).status).toBe(404);
});

test("another shop's order is not found", async () => {
  const stranger = await openShop({ installed: true });
  const answer = await ask(loader, { token: await stranger.idToken(), params: { orderId: "1" } });
  expect(answer.status).toBe(404);
});

test("nobody sees an order without a token that Shopify signed", async () => {
  expect((await ask(loader, { token: forged(await shop.idToken()), params: { orderId: "1" } })).status).toBe(401);
  expect((await ask(loader, { params: { orderId: "1" } })).status).not.toBe(200);
});

test("a command that isn't understood changes nothing", async () => {
  const notUnderstood = { status: 422, body: { ok: false, message: common.message("not-understood") } };
  expect(await commands("1", { intent: "burn" })).toMatchObject(notUnderstood);
  expect(await commands("1", {})).toMatchObject(notUnderstood);
  expect(await commands("not-a-number", { intent: "reroute" })).toMatchObject({ status: 404 });
  expect((await page("1")).timeline).toEqual([]);
});

test("an order routed anew says so in its timeline, and who asked", async () => {
  expect(await commands("1", { intent: "reroute" })).toMatchObject({ status: 200, body: { ok: true } });
  expect((await page("1")).timeline).toMatchObject([{ event: "reroute", actor: { kind: "staff", id: "1", name: "Demo Merchant" } }]);
});
