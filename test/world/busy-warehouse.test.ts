import { expect, test } from "vitest";
import { eventually } from "#test/support/eventually.ts";
import { tradingShop } from "./trading-shop.ts";

const { shop, orders } = tradingShop();

test("a warehouse that takes no more at present holds up none of another's parcels, and gets each of its own once", async () => {
  shop().interfere(({ method, url }) => (method === "POST" && url?.endsWith("/order") ? 429 : undefined));
  const busy = Array.from({ length: 9 }, () => shop().buys({ "BOB-1": 1 }));
  for (const order of busy) await orders.parcelsReach(order, "requested");

  const free = shop().buys({ "HOME-1": 1 });
  await orders.parcelsReach(free, "dispatched");
  expect(busy.flatMap(orders.sent)).toEqual([]);
  // What was turned away is not there: it would cost the warehouse a question each to look for it first.
  const inDoubt = () => shop().read((db) => db.effect.count({ where: { kind: "parcel.dispatch", state: "open" } }));
  await eventually(async () => (await inDoubt()) === 0);

  shop().interfere(() => undefined);
  for (const order of busy) await orders.parcelsReach(order, "dispatched", "partly_shipped", "shipped");
  expect(busy.map((order) => orders.sent(order).length)).toEqual(busy.map(() => 1));
  expect(await shop().read((db) => db.exception.count({ where: { resolvedAt: null } }))).toBe(0);
});
