import { afterAll, beforeAll, expect, test } from "vitest";
import type { OpenShop } from "../support/open-shop.ts";
import { ownPostgres } from "../ground/own-postgres.ts";

let postgres: Awaited<ReturnType<typeof ownPostgres>>;
let shop: OpenShop;
beforeAll(async () => {
  postgres = await ownPostgres();
  // Before anything that asks for connections is loaded.
  process.env["DATABASE_URL"] = postgres.url;
  const [{ aShop }, { twoWarehouses }] = await Promise.all([import("../support/a-shop.ts"), import("../support/two-warehouses.ts")]);
  shop = await aShop(twoWarehouses);
});
afterAll(async () => {
  await shop.close();
  await postgres.stop();
});

test("orders under way when the database is killed, and killed again, go on in the same process and are each shipped once", async () => {
  const [{ watchOrders }, { eventually }, { pool }] = await Promise.all([
    import("./watch-orders.ts"),
    import("../support/eventually.ts"),
    import("#app/platform/db/pool.server.ts"),
  ]);
  const orders = watchOrders(() => shop);
  const answers = () => pool.query("SELECT 1").then(Boolean, () => false);
  // Each is at another step of its way when the database goes: taken in, and in the warehouse's hands.
  const bought = Array.from({ length: 6 }, () => shop.buys({ "BOB-1": 1 }));
  await eventually(async () => (await shop.read((db) => db.order.count())) >= 6);
  await postgres.kill();
  await eventually(answers);
  await eventually(() => bought.some((order) => orders.sent(order).length > 0));
  await postgres.kill();
  await eventually(answers);

  const isFulfilled = ({ lines }: (typeof bought)[number]) => lines.every((line) => line.fulfilledQuantity === line.quantity);
  await eventually(() => bought.every(isFulfilled));
  for (const order of bought) {
    await orders.fulfilled(order);
    expect(orders.sent(order)).toHaveLength(1);
    expect(order.fulfillments).toHaveLength(1);
  }
});
