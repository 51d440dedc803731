import { acrossShops } from "./db/across-shops.server.ts";
import type { ShopId } from "./ids.ts";
import type { Shop } from "./shop.ts";

/** A shop as the ground knows it: work for it goes on only while it is installed. */
export type KnownShop = Shop & { installed: boolean };

/** The shop of this number, installed or not. */
export async function findShop(id: ShopId): Promise<KnownShop | undefined> {
  const row = await acrossShops.shop.findUnique({ where: { id } });
  if (!row) return undefined;
  const { domain, name, currency, timeZone, uninstalledAt } = row;
  return { id, domain, name, currency, timeZone, installed: uninstalledAt === null };
}

/** The shop of this domain (`example.myshopify.com`), installed or not. */
export async function findShopByDomain(domain: string): Promise<KnownShop | undefined> {
  const row = await acrossShops.shop.findUnique({ where: { domain }, select: { id: true } });
  return row ? findShop(row.id as ShopId) : undefined;
}
