import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WarehouseConnection } from "#app/warehouses/warehouse-connection.ts";
import { anOrder } from "#app/warehouses/warehouse-examples.ts";
import { contractOf } from "#sandbox/contract/contract-of.ts";
import { openShipBob } from "./a-shipbob-warehouse.ts";
import { serveShipBob, type ServedShipBob } from "./serve-shipbob.ts";
import { shipBobShapes } from "./shipbob-shapes.ts";

/** ShipBob's published OpenAPI 2026-01 carries no licence, so it is not kept here: say where it is, or lay it beside the repository. */
const published = process.env.SHIPBOB_CONTRACT ?? fileURLToPath(new URL("../../../../shared/specs/shipbob-2026-01.json", import.meta.url));

let served: ServedShipBob;
beforeAll(async () => {
  served = await serveShipBob();
  await exchangeEverything(served);
});
afterAll(() => served.close());

describe("what we ask ShipBob and what the stand-in answers is what ShipBob publishes", () => {
  test("every exchange has the shape that we wrote down from the contract", () => {
    const faults = served.exchanges.flatMap(({ method, path, requestBody, status, body }) => {
      const shape = shipBobShapes.find((each) => each.method === method && each.path.test(path) && each.status === status);
      if (!shape) return [`${method} ${path} ${status}: no shape written down`];
      const failures = [status < 300 && shape.request?.safeParse(requestBody), shape.answer?.safeParse(body)];
      return failures.flatMap((result) => (result && !result.success ? [`${method} ${path} ${status}: ${result.error.message}`] : []));
    });
    expect([...new Set(faults)]).toEqual([]);
    expect(served.exchanges.length).toBeGreaterThan(40);
  });

  test.runIf(existsSync(published))("the published contract would notice a difference", () => {
    const contract = contractOf(JSON.parse(readFileSync(published, "utf8")) as Parameters<typeof contractOf>[0]);
    const placed = served.exchanges.find(({ method, path, status }) => method === "POST" && path.endsWith("/order") && status === 201);
    if (!placed) throw new Error("An order should have been placed");
    const { type: _type, ...untyped } = placed.requestBody as Record<string, unknown>;
    expect(contract.faultsOf({ ...placed, requestBody: untyped })).toHaveLength(1);
    expect(contract.faultsOf({ ...placed, body: { ...(placed.body as object), invented: true } })).toHaveLength(1);
    expect(contract.faultsOf({ ...placed, query: new URLSearchParams({ Invented: "1" }) })).toHaveLength(1);
    expect(contract.faultsOf({ ...placed, path: "/2026-01/invented" })).toHaveLength(1);
  });

  test.runIf(existsSync(published))("every exchange is valid by the published contract itself", () => {
    const contract = contractOf(JSON.parse(readFileSync(published, "utf8")) as Parameters<typeof contractOf>[0]);
    expect([...new Set(served.exchanges.flatMap((exchange) => contract.faultsOf(exchange)))]).toEqual([]);
  });
});

/** Every endpoint at least once, through the connection where it uses it, with successes and refusals. */
async function exchangeEverything(served: ServedShipBob) {
  const { url, shipBob } = served;
  shipBob.setAutoShip(false);
  for (let index = 0; index < 300; index += 1) shipBob.setStock(`SKU-${index}`, index % 2 ? 211 : 8, 50, `Product ${index}`);
  shipBob.setStock("85123A", 211, 100);
  const { token, channelId } = shipBob.account;
  const warehouse = openShipBob(served);
  const ask = async (method: "GET" | "POST" | "DELETE", path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${url}/2026-01${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, shipbob_channel_id: String(channelId), "content-type": "application/json", ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return (await answer.json().catch(() => undefined)) as Record<string, unknown> | undefined;
  };

  await warehouse.check();
  await warehouse.createOrder(anOrder());
  await warehouse.createOrder(anOrder());
  await warehouse.createOrder(anOrder({ reference: "WB-short", lines: [{ sku: "SKU-1", title: "One", quantity: 5000 }] }));
  await warehouse.createOrder(anOrder({ reference: "WB-far", shipTo: { ...anOrder().shipTo, countryCode: "AQ", email: "no email" } }));
  await warehouse.createOrder(anOrder({ reference: "WB-unknown", lines: [{ sku: "?", title: "?", quantity: 1 }] }));
  await warehouse.createOrder(anOrder({ reference: "WB-nowhere", buildingId: "999999" }));
  for (let index = 0; index < 8; index += 1)
    await warehouse.createOrder(
      anOrder({
        reference: `WB-many-${index}`,
        lines: [
          { sku: "SKU-3", title: "Three", quantity: 1 },
          { sku: "SKU-5", title: "Five", quantity: 2 },
        ],
      }),
    );
  await warehouse.createOrder(anOrder({ reference: "WB-cancel" }));
  await warehouse.cancelOrder("WB-cancel");
  await peopleAtWork(served, warehouse);
  shipBob.ship("all");
  shipBob.people["correct-tracking"]({ reference: "WB-1001-1", trackingNumber: "CORRECTED", url: null });
  shipBob.people.boxes({ reference: "WB-many-1", trackingNumbers: ["ONE", "TWO"] });
  shipBob.people.lose({ reference: "WB-many-2" });
  shipBob.people.return({ reference: "WB-many-3" });
  await warehouse.cancelOrder("WB-1001-1");
  await warehouse.readStock();
  await warehouse.subscribe("https://app.example/callbacks/shipbob");
  await warehouse.subscribe("https://app.example/callbacks/shipbob");
  await warehouse.subscribe("http://app.example/insecure");

  const order = await warehouse.findOrder("WB-1001-1");
  const [shipment] = order?.shipments ?? [];
  const [id, shipmentId] = [order?.warehouseOrderId, shipment?.warehouseShipmentId];
  await warehouse.findOrders(shipBob.state().orders.map(({ reference_id }) => reference_id));
  await ask("GET", `/order?Page=2&Limit=3&SortOrder=Newest&HasTracking=true`);
  await ask("GET", "/order?Limit=999");
  await ask("GET", "/order?StartDate=yesterday");
  for (const path of [
    `/order/${id}`,
    `/order/${id}/shipment`,
    `/order/${id}/shipment/${shipmentId}`,
    `/order/${id}/shipment/${shipmentId}/timeline`,
  ])
    await ask("GET", path);
  for (const path of ["", "/timeline", "/logs"]) await ask("GET", `/shipment/${shipmentId}${path}`);
  await ask("GET", "/order/1");
  await ask("GET", "/shipment/1");
  await ask("POST", `/shipment/${shipmentId}:cancel`);
  await ask("GET", `/tracking?TrackingIds=${shipment?.trackingNumber}`);
  await ask("POST", "/order", { reference_id: "", products: [] });
  await ask("POST", "/order", {}, { shipbob_channel_id: "" });
  const estimate = (reference_id: string) => ({ address: { country: "GB" }, products: [{ reference_id, quantity: 2 }] });
  await ask("POST", "/order:estimate", estimate("85123A"));
  await ask("POST", "/order:estimate", estimate("nothing"));
  for (const path of [
    "/fulfillment-center",
    "/shipping-method",
    "/inventory?PageSize=5",
    "/inventory-level?PageSize=5&IsActive=true",
    "/inventory-level/lots?PageSize=5",
    "/product?SortBy=Name&SortOrder=DESC&PageSize=2",
    "/webhook",
  ])
    await ask("GET", path);
  await ask("GET", `/order/${id}/shipment/${shipmentId}/logs`);
  await ask("GET", `/shipment/${shipmentId}:getLineItems`);
  await ask("POST", "/shipment:batchUpdateTrackingUpload", { shipment_ids: [Number(shipmentId), 1], is_tracking_uploaded: true });
  await ask("POST", "/shipment:batchCancel", { shipment_ids: [Number(shipmentId), 1] });
  const products = await ask("GET", "/product?SKU=85123A");
  const [product] = (products?.items ?? []) as { id: number; variants: { inventory: { inventory_id: number } }[] }[];
  await ask("GET", `/product/${product?.id}`);
  await ask("GET", `/product/${product?.id}/variants`);
  const inventoryId = product?.variants[0]?.inventory.inventory_id;
  for (const path of [
    `/inventory/${inventoryId}`,
    `/inventory-level/${inventoryId}`,
    `/inventory-level/${inventoryId}/locations`,
    `/inventory-level/${inventoryId}/lots`,
  ])
    await ask("GET", path);
  await ask("POST", "/product", { name: "New product", type_id: 1, variants: [{ sku: "NEW-1", name: "New" }] });
  const webhook = await ask("POST", "/webhook", { url: "https://app.example/other", topics: ["order.shipped"] });
  await ask("DELETE", `/webhook/${String(webhook?.id)}`);
  await ask("GET", "/channel", undefined, { authorization: "Bearer wrong" });
}

/** What ShipBob's people do to orders before they leave. */
async function peopleAtWork({ shipBob: { people } }: ServedShipBob, warehouse: WarehouseConnection) {
  const lines = [{ sku: "85123A", title: "Holder", quantity: 3 }];
  people.reject({ reason: "Order was rejected at import" });
  await warehouse.createOrder(anOrder({ reference: "WB-refused" }));
  for (const name of ["held", "reviewed", "shorted", "split", "swapped", "cancelled-there"])
    await warehouse.createOrder(anOrder({ reference: `WB-${name}`, lines }));
  people.hold({ reference: "WB-held", reason: "Box is too small" });
  people.review({ reference: "WB-reviewed" });
  people["ship-short"]({ reference: "WB-shorted", lines: [{ sku: "85123A", quantity: 1 }] });
  people.split({ reference: "WB-split", shipments: [[{ sku: "85123A", quantity: 1 }], [{ sku: "85123A", quantity: 2 }]] });
  people["swap-sku"]({ reference: "WB-swapped", from: "85123A", to: "85123B" });
  people["change-address"]({ reference: "WB-swapped", address: { zip_code: "SW1Y 4JJ" } });
  people.cancel({ reference: "WB-cancelled-there" });
}
