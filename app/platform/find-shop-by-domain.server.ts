import { acrossShops } from "./db/across-shops.server.ts";
import { findShop, type KnownShop } from "./find-shop.server.ts";
import type { ShopId } from "./ids.ts";

/** The shop of this domain (`example.myshopify.com`), installed or not. */
export async function findShopByDomain(domain: string): Promise<KnownShop | undefined> {
  const row = await acrossShops.shop.findUnique({ where: { domain }, select: { id: true } });
  return row ? findShop(row.id as ShopId) : undefined;
}
