import { beforeEach, expect, test } from "vitest";
import { action, loader } from "#app/routes/app.exceptions.tsx";
import type { ExceptionsView } from "#app/screens/exceptions/read-exceptions.server.ts";
import { exceptionsScreen } from "#app/screens/exceptions/messages.ts";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { verbatim } from "#app/platform/messages/message.ts";
import { newId } from "#app/platform/ids.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { inEnglish } from "../support/in-english.ts";
import { shopsOfFile } from "../support/shops-of-file.ts";
import { giveOrders } from "./a-shop-with-orders.ts";
import { ask, forged } from "./ask.ts";

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
