import { withdrawCodes } from "#app/offers/discounts/code-pool.server.ts";
import { readStanding } from "#app/offers/discounts/find-discount.server.ts";
import { deleteDiscount } from "#app/offers/discounts/write-discount.server.ts";
import { hasLeft, isPlanned } from "#app/messaging/deliveries/delivery-stage.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { everyShop } from "#app/platform/jobs/job.ts";
import type { Shop } from "#app/platform/shop.ts";

/** So many of a shop's at once; the others come at the next look. */
const MOST = 5_000;

/** A message that is there, or may yet be. */
const MAY_TELL: string[] = [...isPlanned.stages, ...hasLeft.stages];

/** A code is over within minutes of what its buyer was told. */
export const withdrawOldCodes = everyShop({ name: "recovery.withdraw-codes", everySeconds: 300, run: withdrawJourneyCodes });

/**
 * Withdraws in Shopify what is good no longer; and what nobody was told, of runs that ended, goes back to those that wait. A code that somebody
 * was told is good until he was told it is, however his run ended. Then discounts of terms that hold no more are deleted, once no code of
 * theirs is good.
 */
export async function withdrawJourneyCodes(shop: Shop): Promise<void> {
  const at = nowDate();
  const over = await inShop(shop, async (db) => {
    await takeBackUntold(db, shop);
    return db.recoveryCode.findMany({
      where: { shopId: shop.id, withdrawnAt: null, takenAt: { not: null }, goodUntil: { lte: at } },
      take: MOST,
    });
  });
  for (const [discountId, codes] of Map.groupBy(over, (one) => one.discountId)) {
    await withdrawCodes(shop, discountId, codes.map(({ redeemCodeId }) => redeemCodeId)); // oxfmt-ignore
    await inShop(shop, (db) =>
      db.recoveryCode.updateMany({ where: { shopId: shop.id, code: { in: codes.map(({ code }) => code) } }, data: { withdrawnAt: at } }),
    );
  }
  await deleteOldDiscounts(shop);
}

/** Of a run that is over and brought its code to nobody: no message with it left or still may, and no agent has had it. */
async function takeBackUntold(db: ShopDb, shop: Shop): Promise<void> {
  await db.$executeRaw`
    UPDATE "recovery_code" c SET "runId" = NULL, "takenAt" = NULL, "goodUntil" = NULL
      FROM "journey_run" r
     WHERE c."shopId" = ${shop.id} AND c."takenAt" IS NOT NULL AND c."withdrawnAt" IS NULL
       AND r."shopId" = c."shopId" AND r."id" = c."runId" AND r."endedAt" IS NOT NULL
       AND NOT EXISTS (
         SELECT 1 FROM "message_delivery" d
          WHERE d."shopId" = c."shopId" AND d."run" = c."runId"::text AND d."stage" = ANY (${MAY_TELL}::text[]::"DeliveryStage"[]))
       AND NOT EXISTS (
         SELECT 1 FROM "recovery_link" l
          WHERE l."shopId" = c."shopId" AND l."runId" = c."runId" AND l."code" = c."code" AND l."channel" = 'call')`;
}

/** Those of whose codes none is with a buyer any more, and under which no journey makes new ones. */
async function deleteOldDiscounts(shop: Shop): Promise<void> {
  const rows = await inShop(
    shop,
    (db) => db.$queryRaw<{ discountId: bigint }[]>`
      SELECT c."discountId" FROM "recovery_code" c
        LEFT JOIN "journey" j ON j."shopId" = c."shopId" AND j."id" = c."journeyId"
        LEFT JOIN "journey_discount" k ON k."shopId" = c."shopId" AND k."journeyId" = c."journeyId"
       WHERE c."shopId" = ${shop.id} AND (j."id" IS NULL OR k."discountId" IS DISTINCT FROM c."discountId")
       GROUP BY 1 HAVING bool_and(c."takenAt" IS NULL OR c."withdrawnAt" IS NOT NULL) AND bool_or(c."withdrawnAt" IS NULL)`,
  );
  for (const { discountId } of rows) {
    const standing = await readStanding(shop, discountId);
    if (standing) await deleteDiscount(shop, standing);
    await inShop(shop, (db) => db.recoveryCode.deleteMany({ where: { shopId: shop.id, discountId, takenAt: null } }));
  }
}
