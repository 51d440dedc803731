import { beforeAll, expect, test } from "vitest";
import { eventually } from "../support/eventually.ts";
import { tradingShop } from "./trading-shop.ts";

const { shop, orders, owner } = tradingShop();
beforeAll(() => shop().shipbob.setAutoShip(false));

const unitsTold = (order: ReturnType<ReturnType<typeof shop>["buys"]>) =>
  order.fulfillments
    .filter(({ status }) => status === "SUCCESS")
    .flatMap(({ lines }) => lines)
    .reduce((sum, { quantity }) => sum + quantity, 0);

/** A parcel of two, as it leaves in the moment in which so many of it are taken off the order. */
async function leavesWhileTakenOff(units: number) {
  const order = shop().buys({ "BOB-1": 2 });
  await orders.parcelsReach(order, "dispatched");
  shop().shipbob.people.ship({ reference: `waybill-${order.id}-1` });
  await owner.removes(order.id, order.lines[0]?.id ?? 0, units);
  return order;
}

test("of a parcel that leaves as one of its units is taken off, Shopify hears what it still wants, and a person of the rest", async () => {
  const order = await leavesWhileTakenOff(1);
  expect(await orders.asksForPerson(order, "parcel.unwanted")).toMatch(/^1 × The BOB-1 of #\d+ ShipBob Manchester has picked or sent/);
  await eventually(() => unitsTold(order) === 1);
  await orders.isNoLongerAsked(order, "shipment.refused");
  await orders.reaches(order, "needs_you");
});

test("of a parcel that leaves as all of it is taken off, a person is told, and Shopify shows what lies there all the same", async () => {
  const order = await leavesWhileTakenOff(2);
  expect(await orders.asksForPerson(order, "parcel.unwanted")).toMatch(/^2 × The BOB-1 of/);
  expect(unitsTold(order)).toBe(0);
  const [left] = shop()
    .shipbob.state()
    .stock.filter(({ sku }) => sku === "BOB-1");
  const location = await shop().read((db) => db.warehouse.findFirstOrThrow({ where: { kind: "shipbob" }, select: { locationId: true } }));
  await eventually(() => shop().shows("BOB-1", Number(location.locationId)) === left?.onHand);
});
