import { beforeEach, expect, test } from "vitest";
import type { WarehouseStandards } from "#app/insights/standards/read-standards.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { newId } from "#app/platform/ids.ts";
import { loader } from "#app/routes/app.settings_.standards.tsx";
import { bareOrder } from "../support/bare-order.ts";
import { builtIn } from "../support/connect-warehouses.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { shopsOfFile } from "../support/shops-of-file.ts";
import { ask } from "./ask.ts";

let shop: OpenShop;
const openShop = shopsOfFile();
beforeEach(async () => {
  shop = await openShop({ sells: { MUG: 5 }, warehouses: [builtIn()] });
});

const counted = async () => {
  const { warehouses } = (await ask(loader, { token: await shop.idToken() })).body as { warehouses: WarehouseStandards[] };
  expect(warehouses).toHaveLength(1);
  return warehouses[0]?.counted;
};
const ago = (hours: number) => new Date(nowDate().getTime() - hours * 3_600_000);

/** Fulfillment orders at the warehouse, as copies bring them one state after the other: each state with the hours since. */
async function fulfillmentOrders(...lives: (readonly [requestStatus: string, hoursAgo: number])[][]) {
  await inShop(shop.shop, async (db) => {
    await db.order.create({ data: bareOrder(shop.shop, 1) });
    const { locationId } = await db.warehouse.findFirstOrThrow({ where: { shopId: shop.shop.id } });
    for (const [index, [first, ...later]] of lives.entries()) {
      const id = BigInt(index + 1);
      const at = { createdAt: ago(900), supportedActions: [], onHoldReasons: [], assignedLocationId: locationId, status: "OPEN" };
      const [requestStatus = "", hoursAgo = 0] = first ?? [];
      await db.fulfillmentOrder.create({
        data: { shopId: shop.shop.id, id, orderId: 1n, ...at, requestStatus, updatedAt: ago(hoursAgo) },
      });
      for (const [next, since] of later)
        await db.fulfillmentOrder.update({
          where: { shopId_id: { shopId: shop.shop.id, id } },
          data: { requestStatus: next, updatedAt: ago(since) },
        });
    }
  });
}

test("requests and cancellations are counted by when they were made and answered, whichever states a copy has seen", async () => {
  await fulfillmentOrders(
    [
      ["SUBMITTED", 30],
      ["ACCEPTED", 20],
      ["CANCELLATION_REQUESTED", 19],
      ["CANCELLATION_ACCEPTED", 18],
      ["CLOSED", 17],
    ],
    [
      ["UNSUBMITTED", 50],
      ["ACCEPTED", 49],
      ["CANCELLATION_REQUESTED", 48],
      ["CANCELLATION_REJECTED", 12],
    ],
    [
      ["SUBMITTED", 90],
      ["ACCEPTED", 60],
    ],
    [["SUBMITTED", 26]],
    [["SUBMITTED", 13]],
    [["SUBMITTED", 1]],
    [
      ["SUBMITTED", 700],
      ["ACCEPTED", 699],
    ],
    // Taken back before anybody answered.
    [
      ["SUBMITTED", 90],
      ["UNSUBMITTED", 40],
    ],
  );
  expect(await counted()).toMatchObject({
    requests: { met: 2, missed: 2, open: 2, late: 1 },
    cancellations: { met: 1, missed: 1, open: 0, late: 0 },
  });
});

test("what leaves counts as completed, what its warehouse refuses does not; a number in time counts, a late or missing one does not", async () => {
  await inShop(shop.shop, async (db) => {
    await db.order.create({ data: bareOrder(shop.shop, 1) });
    const { id: warehouseId } = await db.warehouse.findFirstOrThrow({ where: { shopId: shop.shop.id } });
    const shipments: [tracked: number | null, made: number][] = [
      [10, 10],
      [8, 10],
      [null, 10],
      [null, 0.1],
    ];
    for (const [index, [tracked, made]] of shipments.entries()) {
      const [id, fulfillmentId] = [newId<string>(), BigInt(index + 1)];
      const dated = { createdAt: ago(12), shippedAt: ago(made) };
      await db.parcel.create({
        data: {
          shopId: shop.shop.id,
          id,
          orderId: 1n,
          warehouseId,
          reference: `p-${index}`,
          stage: "shipped",
          fulfillmentOrderIds: [1n],
          ...dated,
        },
      });
      await db.fulfillment.create({
        data: {
          shopId: shop.shop.id,
          id: fulfillmentId,
          orderId: 1n,
          name: "#1.1",
          status: "SUCCESS",
          createdAt: ago(made),
          updatedAt: ago(made),
        },
      });
      const told = tracked === null ? {} : { toldTracking: { carrier: null, numbers: ["N1"], urls: [], at: ago(tracked).toISOString() } };
      await db.shipment.create({
        data: {
          shopId: shop.shop.id,
          id: newId<string>(),
          parcelId: id,
          warehouseShipmentId: "s",
          lines: [],
          shippedAt: ago(made),
          fulfillmentId,
          ...told,
        },
      });
    }
    const refused = { cause: "parcel.rejected", message: {}, openedAt: ago(5), warehouseId };
    await db.exception.create({ data: { shopId: shop.shop.id, id: newId<string>(), subject: "parcel:1", ...refused } });
  });
  expect(await counted()).toMatchObject({
    completion: { met: 4, missed: 1 },
    tracking: { met: 1, missed: 2, open: 1, late: 0 },
    "after-request": { met: 4, missed: 0 },
  });
});

test("Shopify's calls are counted as they are answered, those of strangers not at all", async () => {
  const { callbackKey } = await inShop(shop.shop, (db) => db.warehouse.findFirstOrThrow({ where: { shopId: shop.shop.id } }));
  const call = (key: string, query: string) =>
    fetch(`${shop.appUrl}/fulfillment-service/${key}/fetch_stock.json?shop=${shop.domain}${query}`);
  expect((await call(callbackKey, "&sku=MUG")).status).toBe(200);
  expect((await call(callbackKey, "&sku=%00")).status).toBe(400);
  expect((await call("no-such-key", "")).status).toBe(404);
  await expect.poll(async () => (await counted())?.callbacks).toEqual({ met: 1, missed: 1, open: 0, late: 0 });
});
