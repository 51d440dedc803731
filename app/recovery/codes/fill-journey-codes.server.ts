import { z } from "zod";
import { fillPool } from "#app/offers/discounts/code-pool.server.ts";
import { newCode } from "#app/offers/discounts/new-code.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { jobPer } from "#app/platform/jobs/job.ts";
import type { Shop } from "#app/platform/shop.ts";

/** Enqueued when a journey's discount was found right, and when its codes run low. */
export const fillJourneyCodesJob = jobPer("journeyId", z.uuid(), {
  name: "recovery.fill-journey-codes",
  retry: "outside-service",
  concurrency: 2,
  run: fillJourneyCodes,
});

async function fillJourneyCodes(shop: Shop, journeyId: string): Promise<void> {
  const kept = await inShop(shop, (db) => db.journeyDiscount.findUnique({ where: { shopId_journeyId: { shopId: shop.id, journeyId } } }));
  if (!kept || kept.discountId === null || kept.rightFor === null) return;
  const mine = { shopId: shop.id, journeyId, discountId: kept.discountId };
  await fillPool(shop, {
    discountId: kept.discountId,
    newCode: () => newCode("BACK"),
    count: (since) =>
      inShop(shop, async (db) => ({
        free: await db.recoveryCode.count({ where: { ...mine, runId: null, withdrawnAt: null } }),
        handed: await db.recoveryCode.count({ where: { ...mine, takenAt: { gte: since } } }),
      })),
    keep: (added, addedAt) =>
      inShop(shop, async (db) => {
        await db.recoveryCode.createMany({ data: added.map((one) => ({ ...mine, ...one, addedAt })), skipDuplicates: true });
      }),
  });
}
