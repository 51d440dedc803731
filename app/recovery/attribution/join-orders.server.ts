import { netOfOrder } from "#app/offers/reporting/join-orders.server.ts";
import { joinSubscribers } from "#app/offers/reporting/join-subscribers.server.ts";
import { keptSince, openSince } from "#app/offers/reporting/settling.ts";
import { isRenewalIn } from "#app/orders/is-renewal-in.server.ts";
import { offersSettings } from "#app/offers/offers-settings.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import type { Shop } from "#app/platform/shop.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { stepPlannedAt } from "#app/messaging/deliveries/plan-again.server.ts";
import { cartEnded } from "../recovery-events.ts";
import { recoverySettings } from "../recovery-settings.server.ts";
import { serviceJourneys } from "./counted-people.server.ts";
import { peopleOfOrders } from "./people-of-orders.server.ts";

/** Orders are joined with what was done for their buyers, or would have been. */
export const joinOrdersWithRuns = joinSubscribers({ changed: "recovery.join-changed-order", gone: "recovery.part-gone-order" }, joinOrders);

/** A cart may be known to have become an order only after the order is: its person bought, whatever stands on the order. */
export const joinOrderOfCart = subscriber({
  name: "recovery.join-order-of-cart",
  hears: cartEnded,
  urgent: false,
  run: (shop, { abandonmentId }) =>
    inShop(shop, async (db) => {
      const cart = await db.abandonment.findUnique({
        where: { shopId_id: { shopId: shop.id, id: abandonmentId } },
        select: { orderId: true },
      });
      if (cart?.orderId) await joinOrders(db, shop, [cart.orderId]);
    }),
});

/**
 * Joins each of the orders with the runs of its buyer that began within the counted days before it, held out or not, and with the last touch before it. An order is
 * joined with its customer's runs by number, mail and phone, with those of the cart that it came from, and with the one whose link it came by. Where that is more
 * than one person it counts for the one whose run began first, once. Net is what was paid less what was refunded; of a cancelled order nothing. Test orders, those in
 * another currency than the shop's, and those that a subscription brings by itself are none. Once the time for refunds is over an order stays as it is. Twice equals once.
 */
export async function joinOrders(db: ShopDb, shop: Pick<Shop, "id">, orderIds: readonly bigint[]): Promise<void> {
  const ids = [...new Set(orderIds)];
  if (ids.length === 0) return;
  const { countedDays } = await recoverySettings.read(db, shop);
  const { refundDays } = await offersSettings.read(db, shop);
  const people = await peopleOfOrders(db, shop, ids);
  // Most orders of a shop are nobody's who ever left a cart.
  if (
    people.length === 0 &&
    !(await db.recoveryOrder.findFirst({ where: { shopId: shop.id, orderId: { in: ids } }, select: { orderId: true } }))
  )
    return;
  const now = nowDate();
  await db.$executeRaw`
    WITH orders AS (
      SELECT o."id" AS "orderId", o."createdAt", o."recoveryLinkId", o."discounts" > 0 AS "isDiscounted", ${netOfOrder} AS net,
             CASE WHEN o."goneAt" IS NOT NULL OR o."financialStatus" IN ('VOIDED', 'EXPIRED') THEN 0 ELSE o."total" END AS paid,
             NOT o."test" AND o."currency" = s."currency" AND NOT ${isRenewalIn(Prisma.sql`o."sourceName"`)} AS counts
        FROM "order" o JOIN "shop" s ON s."id" = o."shopId"
       WHERE o."shopId" = ${shop.id} AND o."id" = ANY (${ids}) AND o."createdAt" >= ${keptSince(now)}
         AND NOT EXISTS (SELECT 1 FROM "recovery_order" x WHERE x."shopId" = o."shopId" AND x."orderId" = o."id" AND x."placedAt" < ${openSince(now, refundDays)})
    ), persons AS (
      SELECT * FROM unnest(${people.map(({ orderId }) => orderId)}::bigint[], ${people.map(({ personId }) => personId)}::uuid[]) AS t("orderId", "personId")
    ), runs AS (
      SELECT o."orderId", o."createdAt", r."id" AS "runId", r."personId", r."journeyId", r."enteredAt"
        FROM orders o JOIN persons p ON p."orderId" = o."orderId"
        JOIN "journey_run" r ON r."shopId" = ${shop.id} AND r."personId" = p."personId"
         AND r."enteredAt" <= o."createdAt" AND r."enteredAt" > o."createdAt" - make_interval(days => ${countedDays})
         AND r."journeyId" NOT IN (${serviceJourneys(shop)})
       WHERE o.counts
    ), touches AS (${touches(shop)}),
    last AS (SELECT DISTINCT ON ("orderId") * FROM touches ORDER BY "orderId", strength, "touchedAt" DESC, "nodeId"),
    gone AS (
      DELETE FROM "recovery_order" x USING orders o
       WHERE x."shopId" = ${shop.id} AND x."orderId" = o."orderId" AND NOT EXISTS (SELECT 1 FROM runs r WHERE r."orderId" = o."orderId")
    ), parted AS (
      DELETE FROM "recovery_run_order" x USING orders o
       WHERE x."shopId" = ${shop.id} AND x."orderId" = o."orderId"
         AND NOT EXISTS (SELECT 1 FROM runs r WHERE r."orderId" = o."orderId" AND r."runId" = x."runId")
    ), joined AS (
      INSERT INTO "recovery_run_order" ("shopId", "runId", "orderId") SELECT DISTINCT ${shop.id}::int, "runId", "orderId" FROM runs
      ON CONFLICT DO NOTHING
    )
    INSERT INTO "recovery_order" ("shopId", "orderId", "personId", "placedAt", "paid", "net", "isDiscounted", "runId", "journeyId", "nodeId", "channel", "touch", "touchedAt")
    SELECT ${shop.id}::int, o."orderId", first."personId", o."createdAt", o.paid, o.net, o."isDiscounted",
           last."runId", last."journeyId", last."nodeId", last."channel", last."touch"::"RecoveryTouch", last."touchedAt"
      FROM orders o
      JOIN (SELECT DISTINCT ON ("orderId") "orderId", "personId" FROM runs ORDER BY "orderId", "enteredAt", "runId") first ON first."orderId" = o."orderId"
      LEFT JOIN last ON last."orderId" = o."orderId"
    ON CONFLICT ("shopId", "orderId") DO UPDATE
       SET ("personId", "paid", "net", "isDiscounted", "runId", "journeyId", "nodeId", "channel", "touch", "touchedAt") =
           (excluded."personId", excluded."paid", excluded."net", excluded."isDiscounted", excluded."runId", excluded."journeyId", excluded."nodeId",
            excluded."channel", excluded."touch", excluded."touchedAt")
     WHERE ("recovery_order"."personId", "recovery_order"."paid", "recovery_order"."net", "recovery_order"."isDiscounted", "recovery_order"."runId",
            "recovery_order"."nodeId", "recovery_order"."channel", "recovery_order"."touch", "recovery_order"."touchedAt")
           IS DISTINCT FROM (excluded."personId", excluded."paid", excluded."net", excluded."isDiscounted", excluded."runId", excluded."nodeId",
            excluded."channel", excluded."touch", excluded."touchedAt")`;
}

/**
 * Everything that touched the buyer of an order before it. The link that the order came by says most, then the last link that was opened and the last call that
 * was answered, then the last message that left: whether anybody read that one nobody knows.
 */
const touches = (shop: Pick<Shop, "id">) => Prisma.sql`
  SELECT o."orderId", 1 AS strength, l."runId", r."journeyId", l."nodeId", l."channel", 'followed' AS touch,
         CASE WHEN l."lastClickAt" <= o."createdAt" THEN l."lastClickAt" WHEN l."firstClickAt" <= o."createdAt" THEN l."firstClickAt" ELSE o."createdAt" END AS "touchedAt"
    FROM orders o
    JOIN "recovery_link" l ON l."shopId" = ${shop.id} AND l."id" = o."recoveryLinkId"
    JOIN "journey_run" r ON r."shopId" = l."shopId" AND r."id" = l."runId" AND r."journeyId" NOT IN (${serviceJourneys(shop)})
   UNION ALL
  SELECT r."orderId", 2, r."runId", r."journeyId", l."nodeId", l."channel", 'clicked',
         CASE WHEN l."lastClickAt" <= r."createdAt" THEN l."lastClickAt" ELSE l."firstClickAt" END
    FROM runs r JOIN "recovery_link" l ON l."shopId" = ${shop.id} AND l."runId" = r."runId" AND l."firstClickAt" <= r."createdAt"
   UNION ALL
  SELECT r."orderId", 2, r."runId", r."journeyId", t."nodeId", 'call', 'called', t."lastAttemptAt"
    FROM runs r JOIN "call_task" t ON t."shopId" = ${shop.id} AND t."runId" = r."runId"
     AND t."state" = 'done' AND t."outcome" IS NOT NULL AND t."lastAttemptAt" <= r."createdAt"
   UNION ALL
  SELECT r."orderId", 3, r."runId", r."journeyId", ${stepPlannedAt}, d."channel", 'delivered', d."claimedAt"
    FROM runs r JOIN "message_delivery" d ON d."shopId" = ${shop.id} AND d."run" = r."runId"::text AND d."purpose" = 'marketing'
     AND d."stage" IN ('handed_over', 'sent', 'delivered', 'read', 'clicked') AND d."claimedAt" <= r."createdAt"`;
