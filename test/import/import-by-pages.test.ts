import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { importOrders } from "#app/orders/order-record.ts";
import { importProducts } from "#app/catalog/product-record.ts";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { storedMessage } from "#app/platform/messages/message.ts";
import { wordsFor } from "#app/platform/messages/words.ts";
import { metrics } from "#app/platform/metrics.server.ts";
import { readPages } from "#app/shopify/import/pages-read.ts";
import { runImportStep } from "#app/shopify/import/run-import-step.server.ts";
import { Fault } from "#sandbox/faults/fault.ts";
import { createFulfillment } from "#sandbox/shopify/fulfillment-orders/shipping/create-fulfillment.ts";
import { addVariant } from "#sandbox/shopify/state/add-variant.ts";
import { toGid } from "#sandbox/shopify/state/gid.ts";
import { aShop } from "../support/a-shop.ts";
import { dieAt } from "../support/die-at.ts";
import { eventually } from "../support/eventually.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { copied, inTheShop } from "./compare-with-shop.ts";
import { beginImport, finishImport, stepOf } from "./import-all.ts";

/** More than a page of orders; more lines on one of them, and more variants of a product, than come with a page. */
const ORDERS = 130;
const MANY = 60;

let shop: OpenShop;
beforeAll(async () => {
  const grants = ["write_merchant_managed_fulfillment_orders", "write_third_party_fulfillment_orders"];
  shop = await aShop({ sells: { LAMP: 500, MUG: 5 }, grants });
  const lamp = shop.variants.get("LAMP") ?? expect.fail("no lamp");
  for (let n = 1; n <= MANY; n += 1)
    addVariant(shop.state, lamp.product, { title: `Shade ${n}`, sku: `LAMP-${n}`, priceMinor: 900 + n, grams: 100 });
  const line = { variant: lamp, quantity: 1 };
  const orders = Array.from({ length: ORDERS }, (_, index) =>
    shop.buys({}, { lines: Array.from({ length: index === 0 ? MANY : 1 }, () => line), email: `buyer-${index % 9}@buyer.example` }),
  );
  await eventually(() => orders.every((order) => order.fulfillmentOrders.length > 0));
  const id = orders[0]?.fulfillmentOrders[0]?.id ?? expect.fail("not routed");
  createFulfillment(shop.state, { lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: toGid("FulfillmentOrder", id) }] });
});
afterEach(() => {
  shop.trouble.clear();
  shop.takeOver(() => "go on");
});
afterAll(() => shop.close());

const is = (fault: object) => shop.trouble.add(Fault.parse({ target: "shopify", ...fault }));
const words = wordsFor({ language: "en", timeZone: "UTC" });
const answering = (operation: string, data: unknown) =>
  shop.takeOver(({ moment, operation: asked, response }) => {
    if (moment !== "arrived" || asked !== operation) return "go on";
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ data }));
    return "taken over";
  });

/** The copy has everything, once, and no step has anything to say. */
async function isWhole() {
  expect(await copied(shop.shop.id)).toMatchObject({
    ...inTheShop(shop.state),
    money: expect.any(Number) as number,
    fulfillmentOrders: ORDERS,
  });
  const steps = await acrossShops.importStep.findMany({ where: { shopId: shop.shop.id } });
  expect(steps.map(({ state, problem }) => [state, problem])).toEqual(steps.map(() => ["done", null]));
}

const whyByPages = async (resource: "products" | "orders") =>
  words(readPages((await stepOf(shop.shop, resource)).pages)?.why ?? storedMessage("not by pages"));

async function throttled(): Promise<number> {
  const { values } = (await metrics.getSingleMetric("waybill_admin_requests_total")?.get()) ?? { values: [] };
  return values.find(({ labels }) => labels["outcome"] === "throttled")?.value ?? 0;
}

describe("a shop is copied whole, page by page,", () => {
  test.each([
    ["does not let the app run bulk operations", "bulk-denied", "Shopify doesn't let Waybill export whole lists."],
    ["fails to write its files", "bulk-failed", "Shopify broke off giving it out (INTERNAL_SERVER_ERROR)."],
    ["writes half of its files", "bulk-partial", "Shopify broke off giving it out (INTERNAL_SERVER_ERROR)."],
  ])("where Shopify %s", async (_, kind, why) => {
    is({ kind });
    await beginImport(shop.shop);
    await finishImport(shop.shop);
    await isWhole();
    expect(await whyByPages("orders")).toBe(why);
  });

  test("and from its first page on it is known how much there is", async () => {
    is({ kind: "bulk-denied" });
    await beginImport(shop.shop, ["orders"]);
    await runImportStep(shop.shop, importOrders);
    expect(await stepOf(shop.shop, "orders")).toMatchObject({ state: "loading", objectCount: ORDERS, loadedCount: 0 });
  });

  test("also where Shopify doesn't say how much there is", async () => {
    is({ kind: "bulk-denied" });
    answering("CountedOrders", { ordersCount: null });
    await beginImport(shop.shop, ["orders"]);
    await runImportStep(shop.shop, importOrders);
    expect(await stepOf(shop.shop, "orders")).toMatchObject({ state: "loading", objectCount: 0 });
    await finishImport(shop.shop);
    expect(await stepOf(shop.shop, "orders")).toMatchObject({ state: "done", loadedCount: ORDERS });
  });

  test.each(["standard", "advanced", "plus"])("on plan %s, within what its bucket holds", async (plan) => {
    is({ kind: "plan", plan });
    is({ kind: "bulk-denied" });
    const before = await throttled();
    await beginImport(shop.shop);
    await finishImport(shop.shop);
    await isWhole();
    expect(await throttled()).toBe(before);
  });
});

describe("products are read by pages", () => {
  const begin = async () => {
    await beginImport(shop.shop, ["products"]);
    await runImportStep(shop.shop, importProducts);
  };
  /** As if Shopify had said nothing new for longer than anybody waits. */
  const standStill = () =>
    acrossShops.importStep.updateMany({ where: { shopId: shop.shop.id }, data: { progressAt: new Date(Date.now() - 16 * 60_000) } });
  const areWhole = async () => {
    await finishImport(shop.shop);
    const { products, variants, prices } = inTheShop(shop.state);
    expect(await copied(shop.shop.id)).toMatchObject({ products, variants, prices });
  };
  const running = {
    id: "gid://shopify/BulkOperation/1",
    errorCode: null,
    createdAt: new Date().toISOString(),
    objectCount: "3",
    url: null,
  };

  test("when their export runs and runs and never ends; it is cancelled, so that it holds no place", async () => {
    await begin();
    answering("BulkOperationState", { bulkOperation: { ...running, status: "RUNNING", rootObjectCount: "3", partialDataUrl: null } });
    await runImportStep(shop.shop, importProducts);
    expect((await stepOf(shop.shop, "products")).state).toBe("exporting");
    await standStill();
    const cancelled = shop.timesAsked("CancelBulkOperation");
    await areWhole();
    expect(await whyByPages("products")).toBe("Shopify's export hasn't moved for a while.");
    expect(shop.timesAsked("CancelBulkOperation")).toBe(cancelled + 1);
  });

  test("when somebody else cancels their export", async () => {
    await begin();
    answering("BulkOperationState", { bulkOperation: { ...running, status: "CANCELED", rootObjectCount: "3", partialDataUrl: null } });
    await areWhole();
    expect(await whyByPages("products")).toBe("Shopify broke off giving it out (CANCELED).");
  });

  test("when others hold all places for exports and give none back", async () => {
    const error = {
      code: "OPERATION_IN_PROGRESS",
      field: null,
      message: "A bulk query operation for this app and shop is already in progress.",
    };
    answering("RunBulkQuery", { bulkOperationRunQuery: { bulkOperation: null, userErrors: [error] } });
    await begin();
    expect(await stepOf(shop.shop, "products")).toMatchObject({ state: "waiting", pages: null });
    await standStill();
    await areWhole();
    expect(await whyByPages("products")).toBe("Shopify has had no room for another export for a while.");
  });

  test("when Shopify refuses their export, in its words", async () => {
    const error = { code: "INVALID", field: null, message: "The shop is being moved." };
    answering("RunBulkQuery", { bulkOperationRunQuery: { bulkOperation: null, userErrors: [error] } });
    await begin();
    await areWhole();
    expect(await whyByPages("products")).toBe("Shopify doesn't give it out: The shop is being moved.");
  });

  test("and not while Shopify lets nothing of the app in: then they fail with the reason, and are exported when it does", async () => {
    shop.interfere((request) => (request.url?.includes("graphql") ? 403 : undefined));
    await beginImport(shop.shop, ["products"]);
    await expect(runImportStep(shop.shop, importProducts)).rejects.toThrow("403");
    expect(await stepOf(shop.shop, "products")).toMatchObject({ state: "failed", pages: null });
    shop.interfere(() => undefined);
    await areWhole();
    expect((await stepOf(shop.shop, "products")).pages).toBeNull();
  });

  test("to an end, also when Shopify gives the same page again and again, or a place that it does not know any more", async () => {
    is({ kind: "bulk-denied" });
    await begin();
    answering("PageProducts", { products: { nodes: [], pageInfo: { hasNextPage: true, endCursor: "nowhere" } } });
    await expect(runImportStep(shop.shop, importProducts)).rejects.toThrow("the same page again and again");
    const { state, problem } = await stepOf(shop.shop, "products");
    expect([state, words(storedMessage(problem))]).toEqual(["failed", "Shopify's pages don't come to an end."]);
    shop.takeOver(() => "go on");
    await expect(runImportStep(shop.shop, importProducts)).rejects.toThrow("PageProducts");
    await areWhole();
  });

  test("and those that the shop no longer has go, but for what was heard of meanwhile", async () => {
    is({ kind: "bulk-denied" });
    await begin();
    const old = { shopId: shop.shop.id, title: "Gone", handle: "gone", status: "ACTIVE", vendor: "", createdAt: new Date(0) };
    await acrossShops.product.createMany({
      data: [
        { ...old, id: 1n, updatedAt: new Date(0) },
        { ...old, id: 9_000_000_000_000_000n, updatedAt: new Date(0) },
        { ...old, id: 9_000_000_000_000_001n, updatedAt: new Date() },
      ],
    });
    await finishImport(shop.shop);
    const strange = await acrossShops.product.findMany({ where: { shopId: shop.shop.id, title: "Gone" }, select: { id: true } });
    expect(strange.map(({ id }) => id)).toEqual([9_000_000_000_000_001n]);
  });
});

describe("a process that dies in the middle of orders", () => {
  const dies = () =>
    dieAt("import.loading", {
      script: new URL("./run-to-a-crash.ts", import.meta.url),
      args: [shop.domain, "orders"],
      origin: shop.origin,
    });

  test("of which a page is read leaves it read: the next one asks for the next page, and each order is there once", async () => {
    is({ kind: "bulk-denied" });
    await beginImport(shop.shop, ["orders"]);
    const asked = shop.timesAsked("PageOrders");
    expect(await dies()).toBe("SIGKILL");
    expect(await stepOf(shop.shop, "orders")).toMatchObject({ state: "loading", loadedCount: 50 });
    expect((await copied(shop.shop.id))["orders"]).toBe(50);
    await finishImport(shop.shop);
    expect(shop.timesAsked("PageOrders")).toBe(asked + Math.ceil(ORDERS / 50));
    expect(await copied(shop.shop.id)).toMatchObject({ orders: ORDERS, lines: inTheShop(shop.state).lines });
    expect(await stepOf(shop.shop, "orders")).toMatchObject({ state: "done", loadedCount: ORDERS });
  });

  test("of which the file is half read leaves nothing to be seen: the next one loads it whole", async () => {
    await beginImport(shop.shop, ["orders"]);
    expect(await dies()).toBe("SIGKILL");
    expect(await stepOf(shop.shop, "orders")).toMatchObject({ state: "loading" });
    expect((await copied(shop.shop.id))["orders"]).toBe(0);
    expect((await runImportStep(shop.shop, importOrders)).outcome).toBe("done");
    expect(await copied(shop.shop.id)).toMatchObject({ orders: ORDERS, lines: inTheShop(shop.state).lines });
  });
});
