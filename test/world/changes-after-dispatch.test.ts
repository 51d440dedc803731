import { beforeAll, describe, expect, test } from "vitest";
import { isLive } from "#app/parcels/parcel-stage.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { eventually } from "../support/eventually.ts";
import { tradingShop } from "./trading-shop.ts";

const { shop, orders, owner } = tradingShop();
beforeAll(() => shop().shipbob.setAutoShip(false));

/** Units that stand in parcels at warehouses, by SKU. */
async function underWay(order: OrderRecord): Promise<Record<string, number>> {
  const units: Record<string, number> = {};
  for (const parcel of (await orders.parcels(order)).filter(isLive))
    if (parcel.stage === "dispatched") for (const { sku, quantity } of parcel.lines) units[sku] = (units[sku] ?? 0) + quantity;
  return units;
}

const comesTo = (order: OrderRecord, units: Record<string, number>) =>
  eventually(async () => {
    expect(await underWay(order)).toEqual(units);
    return true;
  });

describe("an order that changes after its warehouse took it", () => {
  test("ships one when one of two was refunded, and what is left is sent in a parcel of its own", async () => {
    const order = shop().buys({ "BOB-1": 2 });
    await comesTo(order, { "BOB-1": 2 });
    await owner.removes(order.id, order.lines[0]?.id ?? 0, 1);
    await comesTo(order, { "BOB-1": 1 });
    expect((await orders.parcels(order)).map(({ stage }) => stage)).toEqual(["cancelled", "dispatched"]);
  });

  test("is stopped whole when all of it was refunded", async () => {
    const order = shop().buys({ "BOB-1": 1 });
    await comesTo(order, { "BOB-1": 1 });
    await owner.removes(order.id, order.lines[0]?.id ?? 0, 1);
    await comesTo(order, {});
    expect(orders.sent(order)).toHaveLength(1);
    await orders.reaches(order, "done_elsewhere");
  });

  test("ships what was added beside what was there, once it is paid", async () => {
    const order = shop().buys({ "BOB-1": 1 });
    await comesTo(order, { "BOB-1": 1 });
    await owner.adds(order.id, shop().variants.get("HOME-1")?.id ?? 0, 1);
    await orders.reaches(order, "held");
    expect(await underWay(order)).toEqual({ "BOB-1": 1 });
    await owner.isPaid(order.id);
    await comesTo(order, { "BOB-1": 1, "HOME-1": 1 });
  });
});
