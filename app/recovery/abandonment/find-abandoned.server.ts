import { now, nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { publish } from "#app/platform/events/publish.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { cartAbandoned } from "../recovery-events.ts";
import { recoverySettings } from "../recovery-settings.server.ts";
import type { CartKind } from "./cart-signal.ts";
import { completeCarts } from "./complete-by-order.server.ts";

const AT_ONCE = 200;
const MINUTE = 60_000;
/** What was left so long ago and is found only now (nobody worked, or Shopify told it late) is left alone: nobody remembers that cart. */
const STALE_MS = 3 * 24 * 60 * MINUTE;

/**
 * Carts that have been still for as long as their kind is given: their buyers have left, at the moment at which that time was over. Marked, and
 * told to whoever hears it, in one transaction. Reads only what is due. One that is an order already is completed instead, whatever was heard of
 * first.
 */
export async function findAbandoned(shop: Shop): Promise<void> {
  const { leftAfterMinutes } = await inShop(shop, (db) => recoverySettings.read(db, shop));
  for (const kind of ["checkout", "cart", "browse"] as const) while ((await markDue(shop, kind, leftAfterMinutes[kind])) === AT_ONCE);
}

async function markDue(shop: Shop, kind: CartKind, minutes: number): Promise<number> {
  const stillSince = new Date(now().epochMilliseconds - minutes * MINUTE);
  return inShop(shop, async (db) => {
    const due = await db.$queryRaw<{ id: string; personId: string | null; touchedAt: Date }[]>`
      SELECT "id"::text, "personId"::text, "touchedAt" FROM "abandonment"
       WHERE "shopId" = ${shop.id} AND "kind" = ${kind}::"AbandonmentKind" AND "state" = 'active' AND "touchedAt" <= ${stillSince}
       ORDER BY "touchedAt" LIMIT ${AT_ONCE} FOR NO KEY UPDATE SKIP LOCKED`;
    await fillFromCustomers(db, shop, due);
    const bought = await completeBought(db, shop, due);
    for (const { id, personId, touchedAt } of due) {
      if (bought.has(id)) continue;
      const abandonedAt = new Date(touchedAt.getTime() + minutes * MINUTE);
      await db.abandonment.update({ where: { shopId_id: { shopId: shop.id, id } }, data: { state: "abandoned", abandonedAt } });
      const isStale = nowDate().getTime() - abandonedAt.getTime() > STALE_MS;
      // Nobody can be spoken to about what an unknown visitor looked at.
      if (!isStale && !(kind === "browse" && personId === null)) await publish(db, shop, cartAbandoned, { abandonmentId: id, personId });
    }
    return due.length;
  });
}

/** Who left it may have been copied from Shopify after the cart was heard of. */
async function fillFromCustomers(db: ShopDb, shop: Pick<Shop, "id">, due: readonly { id: string }[]): Promise<void> {
  await db.$executeRaw`
    UPDATE "abandonment" a SET "email" = lower(c."email"), "phone" = c."phone", "name" = coalesce(a."name", nullif(c."displayName", c."email"))
      FROM "customer" c
     WHERE a."shopId" = ${shop.id} AND a."id" = ANY (${due.map(({ id }) => id)}::uuid[]) AND a."email" IS NULL AND a."phone" IS NULL
       AND c."shopId" = a."shopId" AND c."id" = a."customerId"`;
}

/** Those of these carts that an order ends which was heard of before them, or at the same time. */
async function completeBought(db: ShopDb, shop: Pick<Shop, "id">, due: readonly { id: string }[]): Promise<ReadonlySet<string>> {
  if (due.length === 0) return new Set();
  const ids = due.map(({ id }) => id);
  const orders = await db.$queryRaw<{ id: bigint }[]>`
    WITH due AS MATERIALIZED (
      SELECT a."id", a."customerId", a."email", a."touchedAt", t."token" FROM "abandonment" a
        LEFT JOIN "abandonment_token" t ON t."shopId" = a."shopId" AND t."abandonmentId" = a."id" AND t."token" LIKE 'checkout:%'
       WHERE a."shopId" = ${shop.id} AND a."id" = ANY (${ids}::uuid[]))
    SELECT o."id" FROM due JOIN "order" o ON o."checkoutToken" = substr(due."token", 10) WHERE o."shopId" = ${shop.id}
    UNION SELECT o."id" FROM due JOIN "order" o ON o."customerId" = due."customerId" AND o."createdAt" >= due."touchedAt" WHERE o."shopId" = ${shop.id}
    UNION SELECT o."id" FROM due JOIN "order" o ON lower(o."email") = due."email" AND o."createdAt" >= due."touchedAt"
           WHERE o."shopId" = ${shop.id} AND o."createdAt" >= (SELECT min("touchedAt") FROM due)`;
  for (const { id } of orders) {
    const order = await db.order.findUnique({ where: { shopId_id: { shopId: shop.id, id } } });
    if (order) await completeCarts(db, shop, order);
  }
  const over = await db.abandonment.findMany({
    where: { shopId: shop.id, id: { in: ids }, state: { not: "active" } },
    select: { id: true },
  });
  return new Set(over.map(({ id }) => id));
}
