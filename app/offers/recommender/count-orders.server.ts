import { hearChangedOrders } from "#app/orders/hear-changed-orders.server.ts";
import { orderGone } from "#app/orders/order-events.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import type { Shop } from "#app/platform/shop.ts";

/** An order that changed is counted, counted anew or taken back. */
export const countChangedOrder = hearChangedOrders({ name: "offers.count-changed-order", urgent: false, run: countOrders });

/** An order that Shopify does not know any more counts no longer. */
export const takeBackGoneOrder = subscriber({
  name: "offers.take-back-gone-order",
  hears: orderGone,
  urgent: false,
  run: (shop, { orderId }) =>
    inShop(shop, async (db) => {
      await db.basket.deleteMany({ where: { shopId: shop.id, orderId } });
    }),
});

/**
 * Has each of the orders counted as it is in our copy now: once, with the products that were bought, or not at all when it is cancelled, a test
 * or gone. Twice equals once.
 */
export async function countOrders(db: ShopDb, shop: Pick<Shop, "id">, orderIds: readonly bigint[]): Promise<void> {
  const ids = [...new Set(orderIds)];
  await db.$executeRaw`
    DELETE FROM "basket" b WHERE b."shopId" = ${shop.id} AND b."orderId" = ANY (${ids})
       AND NOT EXISTS (SELECT 1 FROM "order" o WHERE o."shopId" = ${shop.id} AND o."id" = b."orderId"
                          AND o."cancelledAt" IS NULL AND NOT o."test" AND o."goneAt" IS NULL)`;
  await db.$executeRaw`
    INSERT INTO "basket" ("shopId", "orderId", "productIds", "placedAt")
    SELECT o."shopId", o."id", coalesce(array_agg(DISTINCT l."productId") FILTER (WHERE l."productId" IS NOT NULL AND l."quantity" > 0), '{}'), o."createdAt"
      FROM "order" o LEFT JOIN "order_line" l ON l."shopId" = o."shopId" AND l."orderId" = o."id"
     WHERE o."shopId" = ${shop.id} AND o."id" = ANY (${ids}) AND o."cancelledAt" IS NULL AND NOT o."test" AND o."goneAt" IS NULL
     GROUP BY o."shopId", o."id", o."createdAt"
    ON CONFLICT ("shopId", "orderId") DO UPDATE SET "productIds" = excluded."productIds", "placedAt" = excluded."placedAt"
     WHERE ("basket"."productIds", "basket"."placedAt") IS DISTINCT FROM (excluded."productIds", excluded."placedAt")`;
}

const AT_ONCE = 2000;

/** Counts the orders that nothing was heard of (an imported history), and takes back what no order stands for any more: some thousand at a time. */
export async function countUncounted(shop: Shop): Promise<void> {
  let after = 0n;
  for (;;) {
    const orderIds = await inShop(shop, async (db) => {
      const found = await db.$queryRaw<{ id: bigint }[]>`
        SELECT o."id" FROM "order" o
         WHERE o."shopId" = ${shop.id} AND o."id" > ${after} AND o."cancelledAt" IS NULL AND NOT o."test" AND o."goneAt" IS NULL
           AND NOT EXISTS (SELECT 1 FROM "basket" b WHERE b."shopId" = o."shopId" AND b."orderId" = o."id")
         ORDER BY o."id" LIMIT ${AT_ONCE}`;
      const ids = found.map(({ id }) => id);
      if (ids.length > 0) await countOrders(db, shop, ids);
      return ids;
    });
    if (orderIds.length < AT_ONCE) break;
    after = orderIds.at(-1)!;
  }
  await inShop(
    shop,
    (db) => db.$executeRaw`
      DELETE FROM "basket" b WHERE b."shopId" = ${shop.id}
         AND NOT EXISTS (SELECT 1 FROM "order" o WHERE o."shopId" = b."shopId" AND o."id" = b."orderId"
                            AND o."cancelledAt" IS NULL AND NOT o."test" AND o."goneAt" IS NULL)`,
  );
}
