import { beforeAll, expect, test } from "vitest";
import { dismissExceptions } from "#app/fulfillment/exceptions/dismiss-exceptions.server.ts";
import { sweepOrders } from "#app/fulfillment/sweep-orders.server.ts";
import { ada } from "../support/ada.ts";
import { eventually } from "../support/eventually.ts";
import { tradingShop } from "./trading-shop.ts";

const { shop, orders, owner } = tradingShop();
beforeAll(() => shop().shipbob.setAutoShip(false));

test("what a person deals with himself isn't asked of a warehouse, also where it stands at that warehouse's location", async () => {
  const variant = shop().variants.get("BOB-1");
  if (!variant) throw new Error("not sold");
  const order = shop().buys(
    {},
    {
      lines: [
        { variant, quantity: 3 },
        { variant: null, title: "A special mug", unitMinor: 900, quantity: 1 },
      ],
    },
  );
  await orders.asksForPerson(order, "unroutable.line-without-sku");
  const { locationId } = await shop().read((db) => db.warehouse.findFirstOrThrow({ where: { id: shop().warehouse("shipbob") } }));
  for (const one of order.fulfillmentOrders.filter((open) => open.status === "OPEN" && open.locationId !== Number(locationId)))
    await owner.moves(one.id, Number(locationId));
  const areThere = { orderId: BigInt(order.id), assignedLocationId: locationId, status: "OPEN" } as const;
  await eventually(async () => (await shop().read((db) => db.fulfillmentOrder.count({ where: areThere }))) > 0);

  const where = { orderId: BigInt(order.id), cause: "unroutable.line-without-sku" };
  const { id } = await shop().read((db) => db.exception.findFirstOrThrow({ where }));
  await dismissExceptions(shop().shop, [id], "I make the mug myself", ada);
  await sweepOrders(shop().shop);
  await orders.isSent(order);
  await orders.parcelsReach(order, "dispatched");
  const titlesOf = (requestStatus: string) =>
    order.fulfillmentOrders
      .filter((one) => one.requestStatus === requestStatus && one.status !== "CLOSED")
      .flatMap(({ lines }) => lines.filter((line) => line.remainingQuantity > 0).map(({ line }) => line.title));
  expect(titlesOf("ACCEPTED")).toEqual([variant.product.title]);
  expect(titlesOf("UNSUBMITTED")).toEqual(["A special mug"]);

  const reference = (await orders.parcels(order)).find(({ stage }) => stage === "dispatched")?.reference;
  shop().shipbob.people.ship({ reference: reference ?? "" });
  await eventually(() => order.lines.find(({ sku }) => sku === "BOB-1")?.fulfilledQuantity === 3);
  expect(orders.sent(order)).toHaveLength(1);
  expect(order.lines.find(({ title }) => title === "A special mug")?.fulfilledQuantity).toBe(0);
});
