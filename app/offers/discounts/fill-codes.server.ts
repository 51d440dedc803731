import { z } from "zod";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { jobPer } from "#app/platform/jobs/job.ts";
import type { Shop } from "#app/platform/shop.ts";
import { OfferTerms } from "../rules/offer-terms.ts";
import { CODE_BLOCK, fillPool, MOST_BLOCKS, withdrawCodes } from "./code-pool.server.ts";
import { discountsFor, discountStands } from "./discount-for.ts";
import { newCode } from "./new-code.ts";

/** What a page stands open with is good so long; then the code is withdrawn, used or not. */
const LASTS_DAYS = 30;
const DAY_MS = 86_400_000;

/** Enqueued when an offer's discount was found right, and when its codes run low. */
export const fillCodesJob = jobPer("offerId", z.uuid(), {
  name: "offers.fill-codes",
  retry: "outside-service",
  concurrency: 2,
  run: fillCodes,
});

/** Has codes wait for who is shown an offer, and withdraws those that were handed out a month ago. */
async function fillCodes(shop: Shop, offerId: string): Promise<void> {
  await withdrawOld(shop, offerId);
  const offer = await inShop(shop, (db) => db.offer.findUnique({ where: { shopId_id: { shopId: shop.id, id: offerId } } }));
  const terms = offer && OfferTerms.safeParse(offer.terms).data;
  if (!terms || offer.state !== "live" || offer.discountId === null) return;
  if (!discountsFor(terms)[0]?.isSingleUse || !discountStands(terms, offer)) return;
  const { discountId } = offer;
  const mine = { shopId: shop.id, offerId, discountId };
  await fillPool(shop, {
    discountId,
    newCode: () => newCode(),
    count: (since) =>
      inShop(shop, async (db) => ({
        free: await db.offerCode.count({ where: { ...mine, takenAt: null } }),
        handed: await db.offerCode.count({ where: { ...mine, takenAt: { gte: since } } }),
      })),
    keep: (added, addedAt) =>
      inShop(shop, async (db) => {
        await db.offerCode.createMany({ data: added.map((one) => ({ ...mine, ...one, addedAt })), skipDuplicates: true });
      }),
  });
}

/** Takes back what was handed out long ago, and forgets the codes of discounts that are gone. */
async function withdrawOld(shop: Shop, offerId: string): Promise<void> {
  const before = new Date(nowDate().getTime() - LASTS_DAYS * DAY_MS);
  const where = { shopId: shop.id, offerId };
  const { offer, old } = await inShop(shop, async (db) => ({
    offer: await db.offer.findUnique({ where: { shopId_id: { shopId: shop.id, id: offerId } }, select: { discountId: true } }),
    old: await db.offerCode.findMany({ where: { ...where, takenAt: { lt: before } }, take: CODE_BLOCK * MOST_BLOCKS }),
  }));
  const standing = old.filter(({ discountId }) => discountId === offer?.discountId);
  const ids = standing.map(({ redeemCodeId }) => redeemCodeId);
  await withdrawCodes(shop, offer?.discountId ?? 0n, ids);
  const gone =
    offer?.discountId == null ? {} : { OR: [{ discountId: { not: offer.discountId } }, { code: { in: old.map(({ code }) => code) } }] };
  await inShop(shop, (db) => db.offerCode.deleteMany({ where: { ...where, ...gone } }));
}
