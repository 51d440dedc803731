import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { StockHold } from "#generated/prisma/client.ts";
import type { SellableStock } from "./sellable-stock.server.ts";

/** Units at a warehouse that are kept for a buyer who may still put them on his order, by what was signed for him. */
export type NewHold = Omit<StockHold, "shopId" | "until" | "endedAt">;

/** An order waits for a buyer at the page after paying for an hour at most (Shopify); what is then decided of it comes some minutes later. */
const LASTS_MINUTES = 75;
/** So long it is known what came onto an order by a hold. */
const KEPT_DAYS = 60;

/** Keeps units for a buyer, anew where they had been kept already. Hold `lockStock` in the same transaction: then nobody else is promised them. */
export async function holdStock(db: ShopDb, shop: Pick<Shop, "id">, hold: NewHold): Promise<void> {
  const at = nowDate();
  const row = { ...hold, until: new Date(at.getTime() + LASTS_MINUTES * 60_000), endedAt: null };
  await db.stockHold.upsert({
    where: { shopId_id: { shopId: shop.id, id: hold.id } },
    create: { shopId: shop.id, ...row },
    update: row,
  });
  await db.stockHold.deleteMany({ where: { shopId: shop.id, until: { lt: new Date(at.getTime() - KEPT_DAYS * 86_400_000) } } });
}

/** What is kept for buyers of these SKUs, but for the one of a checkout. */
export async function heldStock(
  db: ShopDb,
  shop: Pick<Shop, "id">,
  skus: readonly string[],
  exceptFor: string | null,
): Promise<SellableStock> {
  const rows = await db.stockHold.findMany({
    where: {
      shopId: shop.id,
      sku: { in: [...skus] },
      endedAt: null,
      until: { gt: nowDate() },
      ...(exceptFor !== null && { checkoutToken: { not: exceptFor } }),
    },
    select: { warehouseId: true, sku: true, quantity: true },
  });
  const held = new Map<string, Map<string, number>>();
  for (const { warehouseId, sku, quantity } of rows) {
    const there = held.get(warehouseId) ?? new Map<string, number>();
    held.set(warehouseId, there.set(sku, (there.get(sku) ?? 0) + quantity));
  }
  return held;
}

/** What was ever kept for a checkout; `isOpen` while it still is. */
export async function holdsFor(db: ShopDb, shop: Pick<Shop, "id">, checkoutToken: string): Promise<(StockHold & { isOpen: boolean })[]> {
  const at = nowDate();
  const holds = await db.stockHold.findMany({ where: { shopId: shop.id, checkoutToken } });
  return holds.map((hold) => ({ ...hold, isOpen: hold.endedAt === null && hold.until > at }));
}

/** An order has its units by a plan now, or doesn't need them: nothing is kept for it any more. */
export async function endHolds(db: ShopDb, shop: Pick<Shop, "id">, checkoutToken: string | null): Promise<void> {
  if (checkoutToken === null) return;
  await db.stockHold.updateMany({ where: { shopId: shop.id, checkoutToken, endedAt: null }, data: { endedAt: nowDate() } });
}
