import { describe, expect, test } from "vitest";
import { readPackingSlip } from "#app/packing/read-packing-slip.server.ts";
import { readWarehouseChoices } from "#app/fulfillment/plan/warehouse-choices.server.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { eventually } from "../support/eventually.ts";
import { inEnglish } from "../support/in-english.ts";
import { tradingShop } from "./trading-shop.ts";

const { shop, orders, owner } = tradingShop();

const cod = { cashOnDelivery: true };

/** What the slip of its newest parcel asks whoever delivers it to collect. */
async function collects(order: OrderRecord): Promise<string | null> {
  const parcel = (await orders.parcels(order)).findLast(({ stage }) => stage !== "cancelled");
  const slip = await readPackingSlip(shop().shop, parcel?.id ?? "", "en-GB");
  return slip?.cash ? inEnglish(slip.cash) : null;
}

const untilCollected = (order: OrderRecord, says: string | null) => eventually(async () => (await collects(order)) === says);

// https://support.shippit.com/hc/en-us/articles/360053377133 (never on a courier that collects nothing)
describe("an order that is paid on delivery", () => {
  test("goes only where what is due can be collected, though a 3PL has it as well", async () => {
    const order = shop().buys({ "BOTH-1": 1 }, cod);
    const [parcel] = await orders.parcelsReach(order, "dispatched");
    expect(parcel?.warehouse.kind).toBe("built_in");
    expect(orders.sent(order)).toEqual([]);
  });

  test("and that a 3PL alone has is asked of a person, and goes there once it is paid", async () => {
    const order = shop().buys({ "BOB-1": 1 }, cod);
    expect(await orders.asksForPerson(order, "unroutable.cash-on-delivery")).toBe(
      `${order.name}: It is paid on delivery, which can't be collected for ShipBob Manchester, and no other warehouse can ship it.`,
    );
    expect(orders.sent(order)).toEqual([]);
    const choices = await readWarehouseChoices(shop().shop, BigInt(order.id));
    expect(choices?.choices.find(({ name }) => name === "ShipBob Manchester")).toMatchObject({ can: false });

    await owner.isPaid(order.id);
    await orders.isSent(order);
    await orders.isNoLongerAsked(order, "unroutable.cash-on-delivery");
  });
});

// https://help.shippypro.com/en/articles/3668895 (the amount has to be edited by hand when the order changes)
describe("what the slip asks whoever delivers it to collect", () => {
  test("is what is owed when one of two was taken off the order", async () => {
    const order = shop().buys({ "HOME-1": 2 }, cod);
    await orders.parcelsReach(order, "dispatched");
    expect(await collects(order)).toBe("Cash due on delivery: £23.95");
    await owner.removes(order.id, order.lines[0]?.id ?? 0, 1);
    await untilCollected(order, "Cash due on delivery: £13.95");
  });

  test("is nothing once the buyer has paid after all", async () => {
    const order = shop().buys({ "HOME-1": 1 }, cod);
    await orders.parcelsReach(order, "dispatched");
    await owner.isPaid(order.id);
    await untilCollected(order, null);
  });
});
