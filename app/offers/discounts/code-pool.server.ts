import { setTimeout as pause } from "node:timers/promises";
import { AddCodesDocument } from "#admin/add-codes.ts";
import { AddedCodesDocument } from "#admin/added-codes.ts";
import { RemoveCodesDocument } from "#admin/remove-codes.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { gid, idOf } from "#app/shopify/gid.ts";
import { userErrorsOf } from "#app/shopify/user-errors.ts";

/** Shopify takes so many at once. */
export const CODE_BLOCK = 250;
/** So many blocks are added in one go, for what a whole city is shown. */
export const MOST_BLOCKS = 20;
const DAY_MS = 86_400_000;
/** Shopify adds codes a moment later. */
const PATIENCE_MS = 30_000;
const ASKED_EVERY_MS = 250;

export type AddedCode = { code: string; redeemCodeId: bigint };

/** A pool of codes under one discount, and how its owner keeps it. */
export type CodePool = {
  discountId: bigint;
  /** A code that nobody has had before. */
  newCode: () => string;
  /** How many wait, and how many were handed out since. */
  count: (since: Date) => Promise<{ free: number; handed: number }>;
  keep: (added: readonly AddedCode[], addedAt: Date) => Promise<void>;
};

/**
 * Has as many codes wait as buyers were handed in the last day, a block at the least. Codes whose addition was not answered are never handed
 * out: nobody knows them.
 */
export async function fillPool(shop: Shop, { discountId, newCode, count, keep }: CodePool): Promise<void> {
  const { free, handed } = await count(new Date(nowDate().getTime() - DAY_MS));
  const wanted = Math.ceil((Math.max(CODE_BLOCK, handed) - free) / CODE_BLOCK);
  for (let block = 0; block < Math.min(wanted, MOST_BLOCKS); block++) await keep(await addBlock(shop, discountId, newCode), nowDate());
}

/** Adds codes, and answers those that Shopify says are there. */
async function addBlock(shop: Shop, discountId: bigint, newCode: () => string): Promise<AddedCode[]> {
  const shopify = adminClient(shop, "background");
  const codes = Array.from({ length: CODE_BLOCK }, () => ({ code: newCode() }));
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

/** Takes codes of one discount back: nobody can use them any more. Twice equals once. */
export async function withdrawCodes(shop: Shop, discountId: bigint, redeemCodeIds: readonly bigint[]): Promise<void> {
  for (let from = 0; from < redeemCodeIds.length; from += CODE_BLOCK) {
    const some = redeemCodeIds.slice(from, from + CODE_BLOCK);
    await adminClient(shop, "background").run(RemoveCodesDocument, {
      discountId: gid("DiscountCodeNode", discountId),
      ids: some.map((id) => gid("DiscountRedeemCode", id)),
    });
  }
}
