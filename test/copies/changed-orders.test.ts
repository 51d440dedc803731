import { afterAll, beforeAll, expect, test } from "vitest";
import { copyOrders } from "#app/orders/copy-orders.server.ts";
import { hearChangedOrders } from "#app/orders/hear-changed-orders.server.ts";
import { orderAlreadyCopied, orderChanged } from "#app/orders/order-events.ts";
import { nowDate } from "#app/platform/clock.ts";
import { pool } from "#app/platform/db/pool.server.ts";
import { aShop } from "../support/a-shop.ts";
import type { OpenShop } from "../support/open-shop.ts";

let shop: OpenShop;
beforeAll(async () => {
  shop = await aShop({ sells: { MUG: 5 } });
});
afterAll(() => shop.close());

test("orders that change at once are each heard of once and in one transaction, and one that can't be taken fails no other", async () => {
  const heard: (readonly bigint[])[] = [];
  const { handle } = hearChangedOrders({
    name: "test.hear-changed-orders",
    urgent: true,
    run(_db, _shop, orderIds) {
      if (orderIds.includes(3n)) return Promise.reject(new Error("3 can't be taken"));
      heard.push(orderIds);
      return Promise.resolve();
    },
  });
  const changed = (orderId: number, id: bigint) => ({
    ...{ id, source: "waybill", topic: orderChanged.topic, entityKey: `order:${orderId}`, dedupeKey: String(id), attempt: 1 },
    ...{ body: JSON.stringify({ orderId: String(orderId), askedBy: null }), triggeredAt: nowDate(), receivedAt: nowDate() },
  });

  await Promise.all([handle(shop.shop, [changed(1, 1n), changed(1, 2n)]), handle(shop.shop, [changed(2, 3n)])]);
  expect(heard).toEqual([[1n, 2n]]);

  const outcomes = await Promise.allSettled([2, 3, 4].map((orderId) => handle(shop.shop, [changed(orderId, BigInt(orderId))])));
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(heard).toEqual([[1n, 2n], [2n], [4n]]);
});

test("an order of which Shopify speaks once it was copied is said to be copied already, and not to have changed again", async () => {
  const orderId = BigInt(shop.buys({ MUG: 1 }).id);
  const said = async () => {
    const { rows } = await pool.query<{ topic: string }>(
      `SELECT topic FROM event WHERE "shopId" = $1 AND source = 'waybill' AND "entityKey" = $2 ORDER BY id`,
      [shop.shop.id, `order:${orderId}`],
    );
    return rows.map(({ topic }) => topic);
  };
  const heardAt = new Map([[orderId, new Date(nowDate().getTime() - 1000)]]);
  await copyOrders(shop.shop, [orderId], { heardAt });
  expect(await said()).toEqual([orderChanged.topic]);
  await copyOrders(shop.shop, [orderId], { heardAt });
  expect(await said()).toEqual([orderChanged.topic, orderAlreadyCopied.topic]);

  await copyOrders(shop.shop, [orderId], { heardAt, routingCompletedAt: new Map([[orderId, nowDate()]]) });
  expect(await said()).toEqual([orderChanged.topic, orderAlreadyCopied.topic, orderChanged.topic]);
});
