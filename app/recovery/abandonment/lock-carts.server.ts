import type { Abandonment } from "#generated/prisma/client.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";

/** To which tokens of a checkout lead that is nobody's to leave: it was bought before it was heard of, or stands at a till. */
export const NOBODYS = "00000000-0000-0000-0000-000000000000";

/** A cart with whether one of the tokens is its own, and not only its visit's. */
export type LockedCart = Abandonment & { isByCart: boolean };

/**
 * The carts that are known by any of these tokens. Until the transaction ends nobody else changes them, or begins one by these tokens. All lock
 * in one line: tokens by name, then carts by id.
 */
export async function lockCarts(
  db: ShopDb,
  shop: Pick<Shop, "id">,
  tokens: readonly string[],
): Promise<{ rows: LockedCart[]; isNobodys: boolean }> {
  for (const token of [...new Set(tokens)].sort())
    await db.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`cart ${String(shop.id)} ${token}`}, 0))::text`;
  // While a cart is waited for it may be joined to another: its tokens lead elsewhere then.
  for (let before = await idsBy(db, shop, tokens); ;) {
    const ids = [...before.keys()];
    await lockRows(db, shop, ids);
    const now = await idsBy(db, shop, tokens);
    if ([...now.keys()].join() === ids.join()) {
      const rows = await db.abandonment.findMany({ where: { shopId: shop.id, id: { in: ids } } });
      return { rows: rows.map((row) => ({ ...row, isByCart: now.get(row.id) ?? false })), isNobodys: now.has(NOBODYS) };
    }
    before = now;
  }
}

/** The ids of carts, in order, each with whether it is known by more than its visit. */
async function idsBy(db: ShopDb, shop: Pick<Shop, "id">, tokens: readonly string[]): Promise<ReadonlyMap<string, boolean>> {
  const known = await db.abandonmentToken.findMany({
    where: { shopId: shop.id, token: { in: [...tokens] } },
    orderBy: { abandonmentId: "asc" },
  });
  const ids = new Map<string, boolean>();
  for (const { abandonmentId, token } of known) ids.set(abandonmentId, (ids.get(abandonmentId) ?? false) || !token.startsWith("visit:"));
  return ids;
}

/** Keeps others from changing carts until the transaction ends. */
export async function lockRows(db: ShopDb, shop: Pick<Shop, "id">, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.$queryRaw`
    SELECT "id"::text FROM "abandonment" WHERE "shopId" = ${shop.id} AND "id" = ANY (${[...ids]}::uuid[]) ORDER BY "id" FOR NO KEY UPDATE`;
}
