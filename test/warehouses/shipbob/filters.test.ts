import { afterAll, beforeAll, expect, test } from "vitest";
import { anOrder } from "#app/warehouses/warehouse-examples.ts";
import { openShipBob } from "./a-shipbob-warehouse.ts";
import { serveShipBob, type ServedShipBob } from "./serve-shipbob.ts";

let served: ServedShipBob;
beforeAll(async () => {
  served = await serveShipBob();
  served.shipBob.setAutoShip(false);
  for (const [sku, units] of [
    ["APPLE", 4],
    ["PEAR", 0],
    ["PLUM", 9],
  ] as const)
    served.shipBob.setStock(sku, 211, units, sku.toLowerCase());
});
afterAll(() => served.close());

async function ask(path: string, method = "GET", body?: unknown) {
  const { token, channelId } = served.shipBob.account;
  const answer = await fetch(`${served.url}/2026-01${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, shipbob_channel_id: String(channelId), "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, json: (await answer.json().catch(() => undefined)) as Record<string, unknown> | undefined };
}

type Product = { id: number; name: string; variants: { id: number; inventory: { inventory_id: number } }[] };
const products = async (query: string) => ((await ask(`/product?${query}`)).json?.["items"] ?? []) as Product[];
const names = async (query: string) => (await products(query)).map(({ name }) => name);

test("products are found by each of the contract's filters, and sorted by its columns", async () => {
  const [pear] = await products("SKU=PEAR");
  expect(await names(`ProductId=${pear?.id}`)).toEqual(["pear"]);
  expect(await names(`VariantId=${pear?.variants[0]?.id}`)).toEqual(["pear"]);
  expect(await names(`InventoryId=${pear?.variants[0]?.inventory.inventory_id}`)).toEqual(["pear"]);
  expect(await names("OnHand=true&SortBy=TotalOnHandQty&SortOrder=DESC")).toEqual(["plum", "apple"]);
  expect(await names("SortBy=Name&SortOrder=DESC")).toEqual(["plum", "pear", "apple"]);
  expect(await names("Barcode=4006381333931")).toEqual([]);
  expect(await names("HasDigitalVariants=true")).toEqual([]);
});

test("stock is listed of what is active and can be touched only", async () => {
  const levels = async (query: string) => ((await ask(`/inventory-level?${query}`)).json!["items"] as unknown[]).length;
  expect(await levels("IsActive=true&IsDigital=false")).toBe(3);
  expect(await levels("IsActive=false")).toBe(0);
  expect(await levels("IsDigital=true")).toBe(0);
});

test.each([
  ["/order?StartDate=yesterday", "StartDate"],
  ["/order?IDs=one,2", "IDs"],
  ["/order?HasTracking=perhaps", "HasTracking"],
  ["/product?ProductId=one", "ProductId"],
  ["/shipping-method?Limit=0", "Limit"],
])("%s is refused under the name of what can't be read", async (path, name) => {
  const { status, json } = await ask(path);
  expect(status).toBe(400);
  expect(Object.keys(json ?? {})).toEqual([name]);
});

test("that a tracking number has arrived where the order came from is kept, shown and searched for", async () => {
  await openShipBob(served).createOrder(anOrder({ reference: "WB-up", lines: [{ sku: "PLUM", title: "Plum", quantity: 1 }] }));
  const uploaded = async () => (await ask("/order?IsTrackingUploaded=true")).json as unknown as { shipments: Record<string, unknown>[] }[];
  const [order] = (await ask("/order?ReferenceIds=WB-up")).json as unknown as { shipments: { id: number }[] }[];
  expect(await uploaded()).toEqual([]);
  await ask("/shipment:batchUpdateTrackingUpload", "POST", { shipment_ids: [order?.shipments[0]?.id], is_tracking_uploaded: true });
  expect((await uploaded()).map(({ shipments }) => shipments[0]?.["is_tracking_uploaded"])).toEqual([true]);
});

test("what the contract has and nobody has built names itself", async () => {
  expect(await ask("/return")).toMatchObject({ status: 501, json: { message: expect.stringContaining("/2026-01/return") as string } });
  expect((await ask("/nonsense")).status).toBe(404);
});
