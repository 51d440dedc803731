import { beforeEach, expect, test } from "vitest";
import { fulfillment } from "#app/fulfillment/messages.ts";
import { action, loader } from "#app/routes/app.exceptions.tsx";
import { loader as orderLoader } from "#app/routes/app.orders.$orderId.tsx";
import type { OrderPage } from "#app/screens/order/read-order.server.ts";
import type { ExceptionsView } from "#app/screens/exceptions/read-exceptions.server.ts";
import { exceptionsScreen } from "#app/screens/exceptions/messages.ts";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { wordsFor } from "#app/platform/messages/words.ts";
import { readHome } from "#app/screens/home/read-home.server.ts";
import { readOrderBlock } from "#app/screens/order-block/read-order-block.server.ts";
import { verbatim } from "#app/platform/messages/message.ts";
import { newId } from "#app/platform/ids.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { inEnglish } from "../support/in-english.ts";
import { shopsOfFile } from "../support/shops-of-file.ts";
import { giveOrders } from "./a-shop-with-orders.ts";
import { forged } from "../support/forged.ts";
import { ask } from "./ask.ts";

let shop: OpenShop;
const openShop = shopsOfFile();
beforeEach(async () => {
  shop = await openShop({ installed: true });
});

const page = async (of = shop) => (await ask(loader, { token: await of.idToken() })).body as ExceptionsView;
const commands = async (form: Record<string, string | readonly string[]>, of = shop) => ask(action, { token: await of.idToken(), form });

/** Orders that need somebody, each with its exception, the first the oldest. */
async function trouble(causes: readonly string[]): Promise<string[]> {
  await giveOrders(
    shop.shop,
    causes.map((_, index) => ({ name: `#${index + 1}`, placedAt: "2026-01-01T10:00:00Z", stage: "needs_you" as const })),
  );
  const ids = causes.map(() => newId<string>());
  await inShop(shop.shop, (db) =>
    db.exception.createMany({
      data: causes.map((cause, index) => ({
        shopId: shop.shop.id,
        id: ids[index] ?? "",
        cause,
        subject: `order:${index + 1}`,
        orderId: BigInt(index + 1),
        message: verbatim(`#${index + 1}: no warehouse has enough.`),
        openedAt: new Date(Date.UTC(2026, 0, 1, 10, index)),
      })),
    }),
  );
  return ids;
}

/** Shipments that Shopify would not take, the first the longest ago. */
async function refusedShipments(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId<string>());
  await inShop(shop.shop, (db) =>
    db.exception.createMany({
      data: ids.map((id, index) => ({
        shopId: shop.shop.id,
        id: newId<string>(),
        cause: "shipment.refused",
        subject: `shipment:${id}`,
        message: verbatim("Shopify didn't take its fulfillment."),
        openedAt: new Date(Date.UTC(2026, 0, 1, 9, index)),
      })),
    }),
  );
  return ids;
}

/** The shipments that wait to be offered to Shopify. */
async function offered(): Promise<string[]> {
  const jobs = await acrossShops.$queryRaw<{ shipmentId: string }[]>`
    SELECT data -> 'payload' ->> 'shipmentId' AS "shipmentId" FROM pgboss.job
     WHERE name = 'fulfillment.publish-shipment' AND (data ->> 'shopId')::int = ${shop.shop.id}`;
  return jobs.map(({ shipmentId }) => shipmentId).sort();
}

test("a shop that nothing is wrong with has an empty list", async () => {
  expect((await page()).groups).toEqual([]);
});

test("exceptions are grouped by cause, the one that waits longest first", async () => {
  await trouble(["unroutable.no-warehouse", "unroutable.out-of-stock", "unroutable.no-warehouse"]);
  expect((await page()).groups.map(({ cause, items }) => [cause, items.map(({ orderName }) => orderName)])).toEqual([
    ["unroutable.no-warehouse", ["#1", "#3"]],
    ["unroutable.out-of-stock", ["#2"]],
  ]);
});

test("a parcel that nobody wants is said to have left once it has, and its warehouse is then asked no more to stop it", async () => {
  const stages = ["picked", "partly_shipped", "delivered", "shipped"] as const;
  const warehouse = "home";
  await giveOrders(
    shop.shop,
    stages.map((stage, index) => ({
      name: `#${index + 1}`,
      placedAt: "2026-01-01T10:00:00Z",
      parcels: [{ stage, leavesOn: "2026-01-02", ...(stage === "shipped" && { trackingNumber: "RM1GB" }) }],
    })),
  );
  await inShop(shop.shop, async (db) => {
    // The last of them was told to have left, and never did.
    await db.shipment.updateMany({ where: { shopId: shop.shop.id }, data: { undoneAt: new Date() } });
    const parcels = await db.parcel.findMany({ where: { shopId: shop.shop.id }, orderBy: { orderId: "asc" } });
    await db.exception.createMany({
      data: parcels.map(({ id, orderId }, index) => ({
        shopId: shop.shop.id,
        id: newId<string>(),
        cause: "parcel.unwanted",
        subject: `parcel:${id}`,
        orderId,
        parcelId: id,
        message: fulfillment.message("unwanted-too-late", { order: `#${orderId}`, warehouse, units: ["1 × Cup"] }),
        openedAt: new Date(Date.UTC(2026, 0, 1, 10, index)),
      })),
    });
  });
  const items = (await page()).groups.flatMap((group) => group.items);
  expect(items.map(({ isPastStopping }) => isPastStopping)).toEqual([false, true, true, true]);
  const asks = "has picked or sent already, and Shopify no longer wants it. Ask the warehouse to stop it, or tell the buyer.";
  expect(items.map(({ message }) => inEnglish(message))).toEqual([
    `1 × Cup of #1 home ${asks}`,
    `1 × Cup of #2 home ${asks}`,
    "home sent 1 × Cup of #3, which Shopify no longer wants. Tell the buyer, or ask for it back.",
    `1 × Cup of #4 home ${asks}`,
  ]);
  const order = (await ask(orderLoader, { token: await shop.idToken(), params: { orderId: "3" } })).body as OrderPage;
  expect(order.exceptions.map(({ message }) => inEnglish(message))).toEqual([inEnglish(items[2]?.message)]);
  const { troubles } = await readOrderBlock(shop.shop, 3n, wordsFor({ language: "en", timeZone: "UTC" }));
  expect(troubles).toEqual([inEnglish(items[2]?.message)]);

  await inShop(shop.shop, (db) => db.exception.deleteMany({ where: { shopId: shop.shop.id, orderId: { lt: 3n } } }));
  expect((await readHome(shop.shop)).troubles.map(({ message }) => inEnglish(message))).toEqual(troubles);
});

test("of very many the fifty that wait longest are listed, and all are counted", async () => {
  await trouble(Array.from({ length: 60 }, () => "unroutable.out-of-stock"));
  const [group] = (await page()).groups;
  expect(group).toMatchObject({ count: 60, oldest: "2026-01-01T10:00:00.000Z" });
  expect(group?.items).toHaveLength(50);
});

test("a dismissed exception leaves the list; it and the order keep who dismissed it, and why", async () => {
  const [first = ""] = await trouble(["unroutable.out-of-stock", "unroutable.out-of-stock"]);
  expect(await commands({ intent: "dismiss", exceptionId: [first], note: "Sent by hand" })).toMatchObject({
    status: 200,
    body: { ok: true },
  });

  expect((await page()).groups).toMatchObject([{ count: 1, items: [{ orderName: "#2" }] }]);
  const where = { shopId: shop.shop.id, orderId: 1n };
  const [entry] = await inShop(shop.shop, (db) => db.timelineEntry.findMany({ where }));
  const [dismissed] = await inShop(shop.shop, (db) => db.exception.findMany({ where }));
  const merchant = { kind: "staff", id: "1", name: "Demo Merchant" };
  expect(inEnglish(entry?.message)).toBe("Dismissed by Demo Merchant: Sent by hand");
  expect(entry?.actor).toEqual(merchant);
  expect([dismissed?.resolution, dismissed?.resolvedBy]).toEqual([entry?.message, merchant]);
});

test("a dismissal is asked why, stands with its reason, and can be undone: it is as old as before", async () => {
  const [id = ""] = await trouble(["unroutable.out-of-stock"]);
  expect((await commands({ intent: "dismiss", exceptionId: [id], note: " " })).status).toBe(422);
  await commands({ intent: "dismiss", exceptionId: [id], note: "Sent by hand" });

  const [dismissed] = (await page()).dismissed;
  expect([dismissed?.id, dismissed?.orderName, inEnglish(dismissed?.why)]).toEqual([id, "#1", "Dismissed by Demo Merchant: Sent by hand"]);
  expect(await commands({ intent: "undo", exceptionId: [id] })).toMatchObject({ status: 200, body: { ok: true } });
  expect(await page()).toMatchObject({ dismissed: [], groups: [{ count: 1, oldest: "2026-01-01T10:00:00.000Z", items: [{ id }] }] });
});

test("what several exceptions of a cause share puts them together, each group counted by itself", async () => {
  const ids = await trouble(["unroutable.out-of-stock", "unroutable.out-of-stock", "unroutable.out-of-stock"]);
  const share = (id: string | undefined, sku: string) =>
    inShop(shop.shop, (db) => db.exception.updateMany({ where: { shopId: shop.shop.id, id: id ?? "" }, data: { sku } }));
  await share(ids[0], "MUG");
  await share(ids[1], "PEN");
  await share(ids[2], "MUG");
  expect((await page()).groups.map(({ shared, count, items }) => [shared.sku, count, items.map(({ orderName }) => orderName)])).toEqual([
    ["MUG", 2, ["#1", "#3"]],
    ["PEN", 1, ["#2"]],
  ]);
});

test("an exception is somebody's: whoever asks, or somebody named who has used Waybill; and nobody's again", async () => {
  const [first = "", second = ""] = await trouble(["unroutable.out-of-stock", "unroutable.no-warehouse"]);
  await page();
  await inShop(shop.shop, (db) =>
    db.staff.create({ data: { shopId: shop.shop.id, id: "7", name: "Robin Packer", askedAt: new Date(), toldAt: new Date() } }),
  );
  await commands({ intent: "assign", exceptionId: [first], ownerId: "1" });
  await commands({ intent: "assign", exceptionId: [second], ownerId: "7" });
  const { groups, owners } = await page();
  expect(owners).toEqual([
    { id: "1", name: "Demo Merchant" },
    { id: "7", name: "Robin Packer" },
  ]);
  expect(groups.map(({ items }) => items[0]?.ownerId)).toEqual(["1", "7"]);

  const mine = async () => (await ask(loader, { token: await shop.idToken(), query: { owner: "mine" } })).body as ExceptionsView;
  expect((await mine()).groups.map(({ items }) => items[0]?.id)).toEqual([first]);
  await commands({ intent: "assign", exceptionId: [first], ownerId: "" });
  await commands({ intent: "assign", exceptionId: [second], ownerId: "a stranger" });
  expect((await page()).groups.map(({ items }) => items[0]?.ownerId)).toEqual([null, null]);
});

test("shipments that Shopify refused are offered to it again, one or all, and trouble of another kind is not", async () => {
  const shipments = await refusedShipments(3);
  const [other = ""] = await trouble(["unroutable.out-of-stock"]);
  const [first] = (await page()).groups.find(({ cause }) => cause === "shipment.refused")?.items ?? [];

  const answer = { status: 200, body: { ok: true, message: exceptionsScreen.message("asked-again") } };
  expect(await commands({ intent: "publish", exceptionId: [first?.id ?? "", other] })).toMatchObject(answer);
  expect(await offered()).toEqual(shipments.slice(0, 1));
  const all = (await page()).groups.flatMap(({ items }) => items.map(({ id }) => id));
  expect(await commands({ intent: "publish", exceptionId: all })).toMatchObject(answer);
  expect(await offered()).toEqual(shipments);
});

test("another shop's exceptions can be neither seen nor dismissed", async () => {
  const ids = await trouble(["unroutable.out-of-stock"]);
  const stranger = await openShop({ installed: true });

  expect((await page(stranger)).groups).toEqual([]);
  await commands({ intent: "dismiss", exceptionId: ids, note: "" }, stranger);
  expect((await page()).groups).toHaveLength(1);
});

test("a command that isn't understood changes nothing", async () => {
  const ids = await trouble(["unroutable.out-of-stock"]);
  const wrong: Record<string, string | readonly string[]>[] = [
    {},
    { intent: "forget" },
    { intent: "dismiss", exceptionId: [], note: "" },
    { intent: "dismiss", exceptionId: ["no id"], note: "" },
    { intent: "dismiss", exceptionId: ids, note: "x".repeat(501) },
    { intent: "reroute", orderId: ["no number"] },
    { intent: "publish", exceptionId: ["no id"] },
  ];
  for (const form of wrong) expect(await commands(form)).toMatchObject({ status: 422, body: { ok: false } });
  expect((await page()).groups).toHaveLength(1);
});

test("nobody sees or dismisses anything without a token that Shopify signed", async () => {
  const ids = await trouble(["unroutable.out-of-stock"]);
  const token = forged(await shop.idToken());
  expect((await ask(loader, { token })).status).toBe(401);
  expect((await ask(action, { token, form: { intent: "dismiss", exceptionId: ids, note: "" } })).status).toBe(401);
  expect((await page()).groups).toHaveLength(1);
});
