import { beforeAll, expect, test } from "vitest";
import { loader as indexLoader } from "#app/routes/app.warehouses._index.tsx";
import { action, loader } from "#app/routes/app.warehouses.$warehouseId.tsx";
import type { WarehouseView } from "#app/screens/warehouse/read-warehouse-view.server.ts";
import type { WarehouseReply } from "#app/screens/warehouse/warehouse-command.ts";
import type { WarehouseCard } from "#app/screens/warehouses/read-warehouses.server.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { shopsOfFile } from "../support/shops-of-file.ts";
import { aWarehouse } from "../warehouses/a-warehouse.ts";
import { giveOrders } from "./a-shop-with-orders.ts";
import { forged } from "../support/forged.ts";
import { ask } from "./ask.ts";

let stranger: OpenShop;
let shop: OpenShop;
let warehouseId: string;
const openShop = shopsOfFile();
beforeAll(async () => {
  stranger = await openShop({ installed: true });
  shop = await openShop({ installed: true });
  const shelves = Array.from({ length: 60 }, (_, index) => [`SKU-${String(index).padStart(2, "0")}`, index] as const);
  warehouseId = await aWarehouse(shop.shop, { name: "Leeds", stock: Object.fromEntries(shelves) });
});

const opens = async (query: Record<string, string> = {}, id = warehouseId, of = shop) =>
  ask(loader, { token: await of.idToken(), params: { warehouseId: id }, query });
const page = async (query: Record<string, string> = {}) => (await opens(query)).body as WarehouseView;
const answers = async (form: Record<string, Field>, of = shop) => ask(action, { token: await of.idToken(), params: { warehouseId }, form });
const commands = async (form: Record<string, Field>, of = shop) => (await answers(form, of)).body as WarehouseReply & { fields?: object };
type Field = string | readonly string[];

const SCHEDULE = {
  intent: "schedule",
  priority: "2",
  timeZone: "Europe/Paris",
  cutOff: "14:30",
  workingDays: ["6", "1"],
  closedDays: "2026-12-25",
};
const ZONE = {
  "zones.0.name": "Home",
  "zones.0.countries": "gb, ie",
  "zones.0.base": "3.20",
  "zones.0.perKg": "0,6",
  "zones.0.days": "2-3",
};
const PRICES = { intent: "prices", ...ZONE, first: "1.20", extra: "0.25" };

test("a merchant sees their warehouses, each with what lies in it and what it has to ship", async () => {
  const { cards } = (await ask(indexLoader, { token: await shop.idToken() })).body as { cards: WarehouseCard[] };
  expect(cards).toMatchObject([{ name: "Leeds", load: { open: 0, late: 0 }, stock: { skus: 60, out: 1 }, onTime: null }]);
});

test("a shop without warehouses has none", async () => {
  expect((await ask(indexLoader, { token: await stranger.idToken() })).body).toMatchObject({ cards: [] });
});

test("a tab shows its own part, and one that there isn't shows the stock", async () => {
  expect(await page({ tab: "activity" })).toMatchObject({ stock: null, activity: { rows: [], next: null } });
  expect((await page({ tab: "promise" })).timeZones).toContain("Europe/London");
  expect((await page({ tab: "sideways" })).stock?.rows).toHaveLength(50);
});

test("all of the stock can be paged through, and searched", async () => {
  const first = (await page()).stock;
  const second = (await page({ after: first?.next ?? "" })).stock;
  expect([first?.rows.length, second?.rows.length, second?.next]).toEqual([50, 10, null]);
  expect((await page({ q: "sku-07" })).stock?.rows).toMatchObject([{ sku: "SKU-07", onHand: 7 }]);
  expect((await page({ q: "nothing" })).stock?.rows).toEqual([]);
});

test("a warehouse that there isn't is not found, nor one of another shop", async () => {
  expect((await opens({}, "01a21517-97eb-74d6-85ae-6dcfe1f9c41e")).status).toBe(404);
  expect((await opens({}, "no id")).status).toBe(404);
  expect((await opens({}, warehouseId, stranger)).status).toBe(404);
});

test("another shop's merchant can't pause a warehouse that isn't theirs", async () => {
  await commands({ intent: "pause" }, stranger);
  expect((await page()).details.state).toBe("connected");
});

test("a command that isn't understood changes nothing, and says so", async () => {
  const before = (await page()).details;
  const wrong: Record<string, Field>[] = [
    {},
    { intent: "sell" },
    { intent: "terms" },
    { intent: "resume" },
    { ...SCHEDULE, cutOff: "25:00" },
    { ...PRICES, currency: "EUR", first: "x" },
    { intent: "prices", first: "1", extra: "1" },
    { intent: "count" },
    { intent: "count", "counts.0.sku": "SKU-01", "counts.0.onHand": "-1" },
    { intent: "csv", list: "sku,on hand" },
  ];
  for (const form of wrong) expect(await answers(form)).toMatchObject({ status: 422, body: { ok: false } });
  expect((await page()).details).toEqual(before);
});

test("every field that makes no sense is marked, not only the first", async () => {
  const fieldsOf = async (form: Record<string, Field>) => Object.keys((await commands(form)).fields ?? {});
  expect(await fieldsOf({ intent: "schedule", priority: "0", timeZone: "Mars", cutOff: "noon" })).toEqual([
    "priority",
    "timeZone",
    "cutOff",
    "workingDays",
  ]);
  expect(await fieldsOf({ ...PRICES, "zones.0.name": "", "zones.0.base": "much", extra: "" })).toEqual([
    "zones.0.name",
    "zones.0.base",
    "extra",
  ]);
  expect(await fieldsOf({ intent: "count", "counts.0.sku": "A", "counts.0.onHand": "x", "counts.1.sku": "B" })).toEqual([
    "counts.0.onHand",
    "counts.1.onHand",
  ]);
});

test("what a merchant says of its schedule and its prices is kept", async () => {
  expect(await commands(SCHEDULE)).toMatchObject({ ok: true });
  expect(await commands(PRICES)).toMatchObject({ ok: true });
  expect((await page()).details.terms).toEqual({
    priority: 2,
    timeZone: "Europe/Paris",
    cutOff: "14:30",
    workingDays: [1, 6],
    closedDays: ["2026-12-25"],
    prices: {
      currency: "GBP",
      zones: [{ name: "Home", countries: ["GB", "IE"], base: 320, perKg: 60, days: { least: 2, most: 3 } }],
      pick: { first: 120, extra: 25 },
    },
  });
});

test("a warehouse is paused and resumed, once each", async () => {
  expect(await commands({ intent: "pause" })).toMatchObject({ ok: true });
  expect(await answers({ intent: "pause" })).toMatchObject({ status: 422, body: { ok: false } });
  expect((await page()).details.state).toBe("paused");
  expect(await commands({ intent: "resume" })).toMatchObject({ ok: true });
  expect((await page()).details.state).toBe("connected");
});

test("what was counted is kept, and what the shop doesn't sell is told and left out", async () => {
  await giveOrders(shop.shop, [{ name: "#1", placedAt: "2026-01-01T10:00:00Z", skus: ["SKU-01"] }]);
  const counts = { "counts.0.sku": "SKU-01", "counts.0.onHand": "41", "counts.1.sku": "GHOST", "counts.1.onHand": "42" };
  expect(await commands({ intent: "count", ...counts })).toMatchObject({ ok: true, problems: [{ row: 2 }] });
  expect((await page({ q: "SKU-01" })).stock?.rows).toMatchObject([{ sku: "SKU-01", onHand: 41 }]);
  expect((await page({ q: "GHOST" })).stock?.rows).toEqual([]);
});

test("a count leaves alone what lies there as it was shown", async () => {
  await commands({ intent: "csv", list: "SKU-01, 50" });
  const shown = { "counts.0.sku": "SKU-01", "counts.0.was": "41", "counts.0.onHand": "41" };
  await commands({ intent: "count", ...shown });
  expect((await page({ q: "SKU-01" })).stock?.rows).toMatchObject([{ onHand: 50 }]);
});

test("of a pasted list each row that can't be taken is told, and the rest counts", async () => {
  expect(await commands({ intent: "csv", list: "sku,on hand\nSKU-01,7\nGHOST,1" })).toMatchObject({
    ok: true,
    message: { code: "screens-warehouse:counted", args: { count: 1 } },
    problems: [{ row: 3, message: { code: "stock:not-sold" } }],
  });
  expect((await page({ q: "SKU-01" })).stock?.rows).toMatchObject([{ onHand: 7 }]);
});

test("a SKU that a pasted list counts twice stays as it was, unless its rows are of several bins: those are added up, and it is said", async () => {
  const lies = async () => (await page({ q: "SKU-01" })).stock?.rows.map(({ onHand }) => onHand);
  const before = await lies();
  expect(await commands({ intent: "csv", list: "SKU-01,70\nSKU-01,80" })).toMatchObject({
    ok: false,
    problems: [
      { row: 1, message: { code: "stock:counted-twice" } },
      { row: 2, message: { code: "stock:counted-twice" } },
    ],
  });
  expect(await lies()).toEqual(before);
  expect(await commands({ intent: "csv", list: "SKU-01,3,A-1\nSKU-01,4,B-7" })).toMatchObject({
    ok: true,
    notes: [{ row: 1, message: { code: "stock:added-up", args: { units: 7 } } }],
  });
  expect(await lies()).toEqual([7]);
});

test("nobody sees or commands a warehouse without a token that Shopify signed", async () => {
  const asked = { token: forged(await shop.idToken()), params: { warehouseId } };
  expect((await ask(loader, asked)).status).toBe(401);
  expect((await ask(action, { ...asked, form: { intent: "pause" } })).status).toBe(401);
  expect((await page()).details.state).toBe("connected");
});
