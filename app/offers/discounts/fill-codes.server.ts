import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { AddCodesDocument } from "#admin/add-codes.ts";
import { AddedCodesDocument } from "#admin/added-codes.ts";
import { RemoveCodesDocument } from "#admin/remove-codes.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { jobPer } from "#app/platform/jobs/job.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { gid, idOf } from "#app/shopify/gid.ts";
import { userErrorsOf } from "#app/shopify/user-errors.ts";
import { OfferTerms } from "../rules/offer-terms.ts";
import { discountsFor, discountStands } from "./discount-for.ts";
import { newCode } from "./new-code.ts";

/** Shopify takes so many at once. */
const BLOCK = 250;
/** So many blocks are added in one go, for an offer that a whole city is shown. */
const MOST_BLOCKS = 20;
/** What a page stands open with is good so long; then the code is withdrawn, used or not. */
const LASTS_DAYS = 30;
const DAY_MS = 86_400_000;
/** Shopify adds codes a moment later. */
const PATIENCE_MS = 30_000;
const ASKED_EVERY_MS = 250;

/** Enqueued when an offer's discount was found right, and when its codes run low. */
export const fillCodesJob = jobPer("offerId", z.uuid(), {
  name: "offers.fill-codes",
  retry: "outside-service",
  concurrency: 2,
  run: fillCodes,
});

/**
 * Has as many codes wait as buyers were handed in the last day, a block at the least, and withdraws those that were handed out a month ago. Codes
 * whose addition was not answered are never handed out: nobody knows them.
 */
async function fillCodes(shop: Shop, offerId: string): Promise<void> {
  await withdrawOld(shop, offerId);
  const offer = await inShop(shop, (db) => db.offer.findUnique({ where: { shopId_id: { shopId: shop.id, id: offerId } } }));
  const terms = offer && OfferTerms.safeParse(offer.terms).data;
  if (!terms || offer.state !== "live" || offer.discountId === null) return;
  if (!discountsFor(terms)[0]?.isSingleUse || !discountStands(terms, offer)) return;
  const { discountId } = offer;
  const mine = { shopId: shop.id, offerId, discountId };
  const since = new Date(nowDate().getTime() - DAY_MS);
  const [free, handed] = await inShop(shop, async (db) => [
    await db.offerCode.count({ where: { ...mine, takenAt: null } }),
    await db.offerCode.count({ where: { ...mine, takenAt: { gte: since } } }),
  ]);
  const wanted = Math.ceil((Math.max(BLOCK, handed) - free) / BLOCK);
  for (let block = 0; block < Math.min(wanted, MOST_BLOCKS); block++) {
    const added = await addBlock(shop, discountId);
    const addedAt = nowDate();
    await inShop(shop, (db) => db.offerCode.createMany({ data: added.map((one) => ({ ...mine, ...one, addedAt })), skipDuplicates: true }));
  }
}

/** Adds codes, and answers those that Shopify says are there. */
async function addBlock(shop: Shop, discountId: bigint): Promise<{ code: string; redeemCodeId: bigint }[]> {
  const shopify = adminClient(shop, "background");
  const codes = Array.from({ length: BLOCK }, () => ({ code: newCode() }));
  const { discountRedeemCodeBulkAdd: begun } = await shopify.run(AddCodesDocument, {
    discountId: gid("DiscountCodeNode", discountId),
    codes,
  });
  const [wrong] = userErrorsOf(begun);
  // It was deleted a moment ago, for instance: whoever makes it again asks for codes again.
  if (wrong || !begun?.bulkCreation) return [];
  const { id } = begun.bulkCreation;
  for (let waited = 0; waited < PATIENCE_MS; waited += ASKED_EVERY_MS) {
    const { discountRedeemCodeBulkCreation: creation } = await shopify.run(AddedCodesDocument, { id });
    if (creation?.done)
      return creation.codes.nodes.flatMap(({ code, discountRedeemCode: made }) => (made ? [{ code, redeemCodeId: idOf(made.id) }] : []));
    await pause(ASKED_EVERY_MS);
  }
  throw new Error(`Shopify has not added codes to discount ${discountId} in time.`);
}

/** Takes back what was handed out long ago, and forgets the codes of discounts that are gone. */
async function withdrawOld(shop: Shop, offerId: string): Promise<void> {
  const before = new Date(nowDate().getTime() - LASTS_DAYS * DAY_MS);
  const where = { shopId: shop.id, offerId };
  const { offer, old } = await inShop(shop, async (db) => ({
    offer: await db.offer.findUnique({ where: { shopId_id: { shopId: shop.id, id: offerId } }, select: { discountId: true } }),
    old: await db.offerCode.findMany({ where: { ...where, takenAt: { lt: before } }, take: BLOCK * MOST_BLOCKS }),
  }));
  const standing = old.filter(({ discountId }) => discountId === offer?.discountId);
  for (let from = 0; from < standing.length; from += BLOCK) {
    const some = standing.slice(from, from + BLOCK);
    await adminClient(shop, "background").run(RemoveCodesDocument, {
      discountId: gid("DiscountCodeNode", some[0]?.discountId ?? 0n),
      ids: some.map(({ redeemCodeId }) => gid("DiscountRedeemCode", redeemCodeId)),
    });
  }
  const gone =
    offer?.discountId == null ? {} : { OR: [{ discountId: { not: offer.discountId } }, { code: { in: old.map(({ code }) => code) } }] };
  await inShop(shop, (db) => db.offerCode.deleteMany({ where: { ...where, ...gone } }));
}
