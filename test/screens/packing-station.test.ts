import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fulfillment } from "#app/fulfillment/messages.ts";
import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import { WAYBILL } from "#app/platform/actor.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { startWorker } from "#app/platform/start-worker.server.ts";
import { rooms } from "#app/rooms.server.ts";
import { readPackingStation, type StationParcel, type StationView } from "#app/screens/packing-station/read-packing-station.server.ts";
import type { StationTurn } from "#app/screens/packing-station/read-parcel-at-station.server.ts";
import type { WaveView } from "#app/screens/packing-station/read-wave.server.ts";
import { aShop, type QuietShop } from "../support/a-shop.ts";
import { inEnglish } from "../support/in-english.ts";
import { aShopWithOrders, type OrderWanted } from "./a-shop-with-orders.ts";

// What is shipped is told to Shopify by a job: it is kept, and nobody works on it.
let worker: Awaited<ReturnType<typeof startWorker>>;
beforeAll(async () => {
  worker = await startWorker(rooms, { works: false });
});
afterAll(() => worker.stop(0));

const at = (stage: StationParcel["stage"] | "cancelled", leavesOn = "2026-01-09") => [{ stage, leavesOn }];
const placedAt = "2026-01-01T10:00:00Z";
const nowhere = "01a21517-97eb-74d6-85ae-6dcfe1f9c41e";

const aStation = (...orders: OrderWanted[]) => aShopWithOrders(orders);
const read = async <T>(shop: QuietShop, path: string) => (await shop.request(path)).data as T;
const list = async (shop: QuietShop) => (await read<StationView>(shop, "/app/packing/list.json")).parcels;
const parcelOf = async (shop: QuietShop, orderName: string) => (await list(shop)).find((one) => one.orderName === orderName)?.id ?? "";
const stages = async (shop: QuietShop) => (await list(shop)).map(({ orderName, stage }) => `${orderName} ${stage}`);
const packs = async (shop: QuietShop, id: string, form: Record<string, string>) => shop.request(`/app/packing/pack/${id}`, { form });
const ships = async (shop: QuietShop, id: string, form: Record<string, string>) => shop.request(`/app/packing/ship/${id}`, { form });

test("a shop without a built-in warehouse is told what one is for", async () => {
  const shop = await aShop();
  expect(await read(shop, "/app/packing")).toMatchObject({ parcels: [], inAll: 0, hasPackingStation: false });
  expect((await shop.page("/app/packing")).html).toContain("Open a built-in warehouse");
});

test("a packing station with nothing to do says so", async () => {
  const shop = await aStation();
  expect(await read(shop, "/app/packing")).toMatchObject({ parcels: [], inAll: 0, hasPackingStation: true });
  expect((await shop.page("/app/packing")).html).toContain("Pick (0)");
});

test("the packing station lists the built-in warehouse's parcels alone, those that leave first first", async () => {
  const shop = await aStation(
    { name: "#1", placedAt, parcels: at("dispatched", "2026-01-09") },
    { name: "#2", placedAt, parcels: at("packed", "2026-01-08") },
    { name: "#3", placedAt, parcels: [{ stage: "dispatched", leavesOn: "2026-01-08", at: "away" }] },
    { name: "#4", placedAt, parcels: [{ stage: "shipped", leavesOn: "2026-01-08" }] },
  );
  expect(await stages(shop)).toEqual(["#2 packed", "#1 dispatched"]);
  expect((await shop.page("/app/packing")).html).toContain("Pick 1 parcel<");
});

test("of more parcels than fit on the screen, those that leave first are shown, and how many there are is said", async () => {
  const shop = await aStation(
    { name: "#1", placedAt, parcels: at("dispatched", "2026-01-09") },
    { name: "#2", placedAt, parcels: at("dispatched", "2026-01-07") },
    { name: "#3", placedAt, parcels: at("dispatched", "2026-01-08") },
  );
  const { parcels, inAll } = await readPackingStation(shop, { most: 2 });
  expect([parcels.map(({ orderName }) => orderName), inAll]).toEqual([["#2", "#3"], 3]);
});

test("a wave is walked shelf by shelf, each parcel with a tote of its own", async () => {
  const shop = await aStation(
    { name: "#1", placedAt, skus: ["CUP", "PLATE"], parcels: at("dispatched") },
    { name: "#2", placedAt: "2026-01-02T10:00:00Z", skus: ["CUP"], parcels: at("dispatched") },
    { name: "#3", placedAt, parcels: at("packed") },
  );
  const query = new URLSearchParams((await list(shop)).map(({ id }) => ["parcelId", id]));
  const { stops, parcels } = await read<WaveView>(shop, `/app/packing/wave?${query}`);
  expect(parcels.map(({ orderName, tote }) => [orderName, tote])).toEqual([
    ["#1", 1],
    // What is packed already keeps its tote.
    ["#2", 3],
  ]);
  expect(stops.map(({ sku, quantity }) => [sku, quantity])).toEqual([
    ["CUP", 2],
    ["PLATE", 1],
  ]);
  expect((await shop.page(`/app/packing/wave?${query}`)).html).toContain("1 into tote 1 and 1 into tote 3");
  expect(await read(shop, "/app/packing/wave?parcelId=x")).toEqual({ stops: [], parcels: [], stopped: [] });
});

test("of a wave a parcel that was stopped meanwhile is named, with where its items go; the others keep their totes", async () => {
  const shop = await aStation(
    { name: "#1", placedAt, skus: ["CUP"], parcels: at("dispatched") },
    { name: "#2", placedAt: "2026-01-02T10:00:00Z", skus: ["CUP"], parcels: at("dispatched") },
  );
  const query = (await list(shop)).map(({ id }) => `parcelId=${id}`).join("&");
  const stopped = await idOf(shop, 1n);
  await inShop(shop, (db) => db.parcel.updateMany({ where: { shopId: shop.id, id: stopped }, data: { stage: "cancelled" } }));
  const wave = await read<WaveView>(shop, `/app/packing/wave?${query}`);
  expect(wave).toMatchObject({ parcels: [{ orderName: "#2", tote: 2 }], stopped: [{ orderName: "#1", why: null }] });
  expect((await shop.page(`/app/packing/wave?${query}`)).html).toMatch(/#1 was stopped.*put its items back on the shelf/);
});

test("a wave that was picked goes on to its first parcel", async () => {
  const shop = await aStation({ name: "#1", placedAt, parcels: at("dispatched") }, { name: "#2", placedAt, parcels: at("dispatched") });
  const parcelId = (await list(shop)).map(({ id }) => id);
  const { location } = await shop.request("/app/packing/wave", { form: { parcelId } });
  expect(location).toBe(`/app/packing/parcels/${parcelId[0]}`);
  expect(await stages(shop)).toEqual(["#1 picked", "#2 picked"]);
});

test.each([{ parcelId: [] }, { parcelId: ["x"] }, { parcelId: Array.from({ length: 201 }, () => nowhere) }])(
  "a wave of no parcels, of what is none or of too many is refused, and nothing is picked",
  async (form) => {
    const shop = await aStation({ name: "#1", placedAt, parcels: at("dispatched") });
    expect(await shop.request("/app/packing/wave", { form })).toMatchObject({ status: 422, data: { ok: false } });
    expect(await shop.request("/app/packing/pick", { form })).toMatchObject({ status: 422, data: { ok: false, outcome: "unclear" } });
    expect(await stages(shop)).toEqual(["#1 dispatched"]);
  },
);

test("a parcel goes from the pick list to its carrier, item by item, and a wrong item stays out", async () => {
  const shop = await aStation({ name: "#1", placedAt, skus: ["CUP", "PLATE"], parcels: at("dispatched") });
  const id = await parcelOf(shop, "#1");
  const answer = async (asked: Promise<{ data: unknown }>) => (await asked).data;

  expect(await answer(shop.request("/app/packing/pick", { form: { parcelId: id } }))).toEqual({ ok: true, outcome: "picked", picked: 1 });
  expect(await answer(packs(shop, id, { sku: "SPOON" }))).toMatchObject({ ok: false, outcome: "wrong-item" });
  expect(await answer(packs(shop, id, { sku: "CUP" }))).toEqual({ ok: true, outcome: "packed", sku: "CUP", complete: false });
  expect(await answer(packs(shop, id, { sku: "CUP" }))).toMatchObject({ ok: false, outcome: "enough" });
  expect(await answer(ships(shop, id, { carrier: "DHL" }))).toMatchObject({ ok: false, outcome: "not-packed" });
  expect(await answer(packs(shop, id, { sku: "PLATE", quantity: "all" }))).toMatchObject({ outcome: "packed", complete: true });
  expect(await stages(shop)).toEqual(["#1 packed"]);
  expect(await answer(ships(shop, id, { carrier: "DHL", trackingNumber: "", trackingUrl: "" }))).toEqual({ ok: true, outcome: "shipped" });
  expect(await answer(ships(shop, id, { carrier: "DHL" }))).toEqual({ ok: true, outcome: "shipped" });
  expect(await answer(packs(shop, id, { sku: "CUP" }))).toMatchObject({ ok: false, outcome: "not-waiting" });
  expect(await list(shop)).toEqual([]);
});

test("a scan of nothing, or of so many that nobody counts, is not put in", async () => {
  const shop = await aStation({ name: "#1", placedAt, parcels: at("picked") });
  const id = await parcelOf(shop, "#1");
  expect(await packs(shop, id, { sku: " ", quantity: "-1" })).toMatchObject({
    status: 422,
    data: { ok: false, outcome: "unclear", fields: { sku: { code: "screens-packing-station:nothing-scanned" }, quantity: {} } },
  });
  expect(await stages(shop)).toEqual(["#1 picked"]);
});

test("a parcel without a carrier, or with a link that is none, is not shipped, and both are marked", async () => {
  const shop = await aStation({ name: "#1", placedAt, parcels: at("packed") });
  const id = await parcelOf(shop, "#1");
  const { status, data } = await ships(shop, id, { carrier: "", trackingUrl: "javascript:alert(1)" });
  expect([status, data]).toMatchObject([422, { ok: false, outcome: "unclear" }]);
  expect(data).toHaveProperty("fields.carrier.code", "screens-packing-station:no-carrier");
  expect(data).toHaveProperty("fields.trackingUrl.code", "screens-packing-station:no-link");
  expect(await stages(shop)).toEqual(["#1 packed"]);
});

test("a parcel is packed or shipped on its own screen, and leads to the next that somebody has begun", async () => {
  const shop = await aStation(
    { name: "#1", placedAt, parcels: at("packed", "2026-01-08") },
    { name: "#2", placedAt, parcels: at("picked", "2026-01-09") },
    { name: "#3", placedAt, parcels: at("dispatched", "2026-01-07") },
  );
  const turn = async (name: string) => read<StationTurn>(shop, `/app/packing/parcels/${await parcelOf(shop, name)}`);
  expect(await turn("#1")).toMatchObject({ parcel: { orderName: "#1" }, next: { orderName: "#2" } });
  expect(await turn("#2")).toMatchObject({ parcel: { orderName: "#2" }, next: { orderName: "#1" } });
  expect((await shop.page(`/app/packing/parcels/${await parcelOf(shop, "#1")}`)).html).toContain("Ship #1");
  expect((await shop.page(`/app/packing/parcels/${await parcelOf(shop, "#2")}`)).html).toContain("0 of 1 item.");
});

test("a parcel that waits at no packing station is done with", async () => {
  const shop = await aStation();
  expect(await read(shop, `/app/packing/parcels/${nowhere}`)).toEqual({ parcel: null, changed: [], left: null, stopped: null, next: null });
  expect((await shop.page(`/app/packing/parcels/${nowhere}`)).html).not.toContain("has left");
  expect((await shop.request("/app/packing/parcels/no-id")).status).toBe(404);
  expect(await packs(shop, "no-id", { sku: "CUP" })).toMatchObject({ status: 422, data: { ok: false, outcome: "not-waiting" } });
  expect(await ships(shop, "no-id", { carrier: "DHL" })).toMatchObject({ status: 422, data: { ok: false, outcome: "not-found" } });
});

describe("a parcel that another has shipped already", () => {
  const first = { carrier: "Royal Mail", trackingNumber: "RM000000001GB" };
  const second = { carrier: "Evri", trackingNumber: "H0002" };

  test("keeps its number, and who comes with another one is told so; the same once more is fine", async () => {
    const shop = await aStation({ name: "#1", placedAt, parcels: at("packed") });
    const id = await parcelOf(shop, "#1");
    expect((await ships(shop, id, first)).data).toEqual({ ok: true, outcome: "shipped" });
    expect((await ships(shop, id, first)).data).toEqual({ ok: true, outcome: "shipped" });
    const { data } = await ships(shop, id, second);
    expect(data).toMatchObject({ ok: false, outcome: "shipped-already" });
    expect(inEnglish((data as { message: Message }).message)).toMatch(
      /^Already shipped with Royal Mail RM000000001GB: .* under Shipped\.$/,
    );
    expect((await numbers(shop, id))[0]).toBe(first.trackingNumber);
  });

  test("at the very same moment keeps one number, and one of both is told so", async () => {
    const shop = await aStation({ name: "#1", placedAt, parcels: at("packed") });
    const id = await parcelOf(shop, "#1");
    const answers = await Promise.all([first, second].map(async (box) => ({ box, data: (await ships(shop, id, box)).data })));
    const taken = answers.filter(({ data }) => (data as { ok: boolean }).ok);
    expect(taken).toHaveLength(1);
    expect(await numbers(shop, id)).toEqual([taken[0]?.box.trackingNumber]);
  });
});

const numbers = async (shop: QuietShop, id: string) =>
  (await read<StationTurn>(shop, `/app/packing/parcels/${id}`)).left?.shipments.map(({ number }) => number) ?? [];

const idOf = (shop: QuietShop, orderId = 1n) =>
  inShop(shop, async (db) => (await db.parcel.findFirstOrThrow({ where: { shopId: shop.id, orderId }, select: { id: true } })).id);

test("a parcel that was stopped under the packer's hands is said to be, and why, and where its items go", async () => {
  const shop = await aStation({ name: "#1", placedAt, parcels: at("cancelled") }, { name: "#2", placedAt, parcels: at("cancelled") });
  const why = fulfillment.message("cancelled-in-shopify");
  const message = fulfillment.message("parcel-stopped", { warehouse: "home", why });
  await inShop(shop, (db) => writeTimeline(db, shop, { orderId: 1n, actor: WAYBILL, event: "parcel-cancelled", message }));
  const [known, unknown] = [await idOf(shop, 1n), await idOf(shop, 2n)];
  expect(await read(shop, `/app/packing/parcels/${known}`)).toMatchObject({ left: null, stopped: { orderName: "#1", why } });
  expect(await read(shop, `/app/packing/parcels/${unknown}`)).toMatchObject({ left: null, stopped: { orderName: "#2", why: null } });
  const { html } = await shop.page(`/app/packing/parcels/${known}`);
  expect(html).toMatch(/station-status-wrong.*This parcel was stopped\..*back on the shelf\. Cancelled in Shopify\./);
  expect(html).not.toContain("has left");
  expect((await ships(shop, known, { carrier: "DHL" })).data).toMatchObject({ ok: false, outcome: "stopped" });
});

test("a shipment under way has the same buttons in the same places, whatever can be done; one that was undone hasn't left", async () => {
  const shop = await aStation({ name: "#1", placedAt, parcels: [{ stage: "shipped", leavesOn: "2026-01-09", trackingNumber: "RM1" }] });
  const page = async () => (await shop.page(`/app/packing/parcels/${await idOf(shop)}`)).html;
  const underWay = await page();
  expect(underWay).toContain("#1 has left");
  // Shopify doesn't have it yet, so that it can't be undone.
  expect(underWay).toMatch(/Correct the tracking<.*Mark as delivered<.*aria-disabled="true"[^>]*>.*Undo the shipment</);
  await inShop(shop, (db) => db.shipment.updateMany({ where: { shopId: shop.id }, data: { undoneAt: new Date() } }));
  const undone = await page();
  expect(undone).toContain("#1 hasn&#x27;t left");
  expect(undone).not.toContain("has left");
  expect(undone).not.toContain("Mark as delivered<");
});

test("nobody sees or packs another shop's parcels", async () => {
  const shop = await aStation({ name: "#1", placedAt, parcels: at("picked") });
  const stranger = await aStation();
  const id = await parcelOf(shop, "#1");
  expect(await read(stranger, "/app/packing")).toMatchObject({ parcels: [] });
  expect(await read(stranger, `/app/packing/parcels/${id}`)).toMatchObject({ parcel: null });
  expect((await packs(stranger, id, { sku: "CUP" })).data).toMatchObject({ outcome: "not-waiting" });
  expect((await ships(stranger, id, { carrier: "DHL" })).data).toMatchObject({ outcome: "not-found" });
  expect(await stages(shop)).toEqual(["#1 picked"]);
});

test("in the pseudo-locale every word of the packing station is in brackets", async () => {
  const shop = await aStation({ name: "#1", placedAt, parcels: at("dispatched") });
  const { html } = await shop.page("/app/packing?locale=en-XA");
  expect(html).toContain("⟦Þíćķ (1)⟧");
  expect(html).not.toContain("Parcels to pick");
});
