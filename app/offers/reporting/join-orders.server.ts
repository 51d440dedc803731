import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { offersSettings } from "../offers-settings.server.ts";
import { acceptFromOrders } from "./accept-from-orders.server.ts";
import { joinSubscribers } from "./join-subscribers.server.ts";
import { keptSince, openSince } from "./settling.ts";

/** Orders are joined with what their buyers were offered. */
export const joinOrdersWithOffers = joinSubscribers({ changed: "offers.join-changed-order", gone: "offers.part-gone-order" }, joinOrders);

/** What an order `o` brought: what was paid less what was refunded, in minor units; of a cancelled one nothing. */
export const netOfOrder = Prisma.sql`
  CASE WHEN o."cancelledAt" IS NOT NULL OR o."goneAt" IS NOT NULL OR o."financialStatus" IN ('VOIDED', 'EXPIRED') THEN 0
       ELSE greatest(0, o."total" - o."refunded") END`;

/** The orders of a purchase that are there so far, by what it is known by or by its checkout. */
export async function ordersOfPurchase(
  db: ShopDb,
  shop: Pick<Shop, "id">,
  { visitor, checkoutToken }: { visitor: string; checkoutToken: string | null },
): Promise<bigint[]> {
  const rows = await db.$queryRaw<{ id: bigint }[]>`
    SELECT "id" FROM "order" WHERE "shopId" = ${shop.id} AND "offerVisitor" = ${visitor}
     UNION
    SELECT "id" FROM "order" WHERE "shopId" = ${shop.id} AND "checkoutToken" IN (${visitor}, ${checkoutToken})`;
  return rows.map(({ id }) => id);
}

/**
 * Joins each of the orders with the purchase that it ends and with the offers that its buyer was shown and took, as our copy has it now. Net is
 * what was paid less what was refunded; of a cancelled order nothing, and a test order is none. Once the time for refunds is over an order
 * stays as it is. Twice equals once.
 */
export async function joinOrders(db: ShopDb, shop: Pick<Shop, "id">, orderIds: readonly bigint[]): Promise<void> {
  const ids = [...new Set(orderIds)];
  if (ids.length === 0) return;
  const { refundDays } = await offersSettings.read(db, shop);
  const now = nowDate();
  const open = Prisma.sql`${openSince(now, refundDays)}`;
  await db.$executeRaw`
    DELETE FROM "offer_order" j USING "order" o
     WHERE j."shopId" = ${shop.id} AND j."orderId" = ANY (${ids}) AND o."shopId" = j."shopId" AND o."id" = j."orderId" AND o."test"`;
  await db.$executeRaw`
    INSERT INTO "offer_order" ("shopId", "orderId", "visitor", "placedAt", "net")
    SELECT o."shopId", o."id", coalesce(o."offerVisitor", d."visitor", o."checkoutToken"), o."createdAt",
           ${netOfOrder}
      FROM "order" o
      JOIN "shop" s ON s."id" = o."shopId" AND s."currency" = o."currency"
      LEFT JOIN LATERAL (SELECT "visitor" FROM "offer_decision"
                          WHERE "shopId" = o."shopId" AND "checkoutToken" = o."checkoutToken" AND "placement" = 'checkout'
                          ORDER BY "decidedAt" LIMIT 1) d ON o."offerVisitor" IS NULL
     WHERE o."shopId" = ${shop.id} AND o."id" = ANY (${ids}) AND NOT o."test" AND o."createdAt" >= ${keptSince(now)}
       AND coalesce(o."offerVisitor", d."visitor", o."checkoutToken") IS NOT NULL
    ON CONFLICT ("shopId", "orderId") DO UPDATE SET "visitor" = excluded."visitor", "net" = excluded."net"
     WHERE "offer_order"."placedAt" >= ${open}
       AND ("offer_order"."visitor", "offer_order"."net") IS DISTINCT FROM (excluded."visitor", excluded."net")`;
  await joinOffers(db, shop, ids);
  await acceptFromOrders(db, shop, ids);
}

/**
 * Taken is what stands on the order by an offer, or was added to it after payment: what a buyer took and put back he didn't take. After the
 * purchase an offer is bought by an order of its own, on whose line it stands. Of an offer with a discount something of the kind has to have it when the
 * order comes: what was paid in full, since the discount had gone meanwhile, isn't what was offered. What was taken once stays so, whatever the merchant makes
 * of the offer later.
 */
async function joinOffers(db: ShopDb, shop: Pick<Shop, "id">, ids: readonly bigint[]): Promise<void> {
  await db.$executeRaw`
    WITH joined AS (
      SELECT j."orderId", j."visitor", j."placedAt", o."checkoutToken" FROM "offer_order" j
        JOIN "order" o ON o."shopId" = j."shopId" AND o."id" = j."orderId"
       WHERE j."shopId" = ${shop.id} AND j."orderId" = ANY (${ids}) AND o."cancelledAt" IS NULL AND o."goneAt" IS NULL
    ), became AS (
      SELECT j."orderId", j."placedAt", d."offerId", true AS shown, d."acceptedAt" IS NOT NULL AND d."placement" = 'post_purchase' AS taken
        FROM joined j JOIN "offer_decision" d ON d."shopId" = ${shop.id} AND d."visitor" IN (j."visitor", j."checkoutToken")
       WHERE d."offerId" IS NOT NULL AND d."shownAt" IS NOT NULL
       UNION ALL
      SELECT j."orderId", j."placedAt", d."offerId", true, d."acceptedAt" IS NOT NULL AND d."placement" = 'post_purchase'
        FROM joined j JOIN "offer_decision" d ON d."shopId" = ${shop.id} AND d."checkoutToken" = j."checkoutToken"
       WHERE d."offerId" IS NOT NULL AND d."shownAt" IS NOT NULL
       UNION ALL
      SELECT j."orderId", j."placedAt", l."offerId", false,
             coalesce(x."taken", false) OR NOT ${hasDiscount} OR EXISTS
               (SELECT 1 FROM "order_line" m WHERE m."shopId" = l."shopId" AND m."orderId" = l."orderId" AND m."variantId" IS NOT DISTINCT FROM l."variantId"
                   AND m."discountedTotal" < m."originalTotal")
        FROM joined j JOIN "order_line" l ON l."shopId" = ${shop.id} AND l."orderId" = j."orderId"
        JOIN "offer" f ON f."shopId" = l."shopId" AND f."id" = l."offerId"
        LEFT JOIN "order_offer" x ON x."shopId" = l."shopId" AND x."orderId" = l."orderId" AND x."offerId" = l."offerId"
       WHERE l."quantity" > 0
    ), rows AS (
      SELECT "offerId", "orderId", min("placedAt") AS "placedAt", bool_or(shown) AS shown, bool_or(taken) AS taken FROM became GROUP BY 1, 2
    ), gone AS (
      DELETE FROM "order_offer" x WHERE x."shopId" = ${shop.id} AND x."orderId" = ANY (${ids})
         AND NOT EXISTS (SELECT 1 FROM rows r WHERE r."orderId" = x."orderId" AND r."offerId" = x."offerId")
    )
    INSERT INTO "order_offer" ("shopId", "offerId", "orderId", "placedAt", "shown", "taken")
    SELECT ${shop.id}, "offerId", "orderId", "placedAt", shown, taken FROM rows
    ON CONFLICT ("shopId", "offerId", "orderId") DO UPDATE SET "shown" = excluded."shown", "taken" = excluded."taken"
     WHERE ("order_offer"."shown", "order_offer"."taken") IS DISTINCT FROM (excluded."shown", excluded."taken")`;
}

/** Whether something is off what an offer has on a line. A bundle has a price of its own, from which nothing is taken. */
const hasDiscount = Prisma.sql`(f."terms" -> 'offered' ->> 'kind' IN ('bogo', 'gift', 'volume')
  OR f."terms" -> 'offered' ->> 'kind' <> 'bundle' AND coalesce((f."terms" ->> 'percentage')::float8, 0) > 0)`;
