import { acrossShops } from "./db/across-shops.server.ts";
import type { ShopId } from "./ids.ts";
import type { Shop } from "./shop.ts";

/** A shop as the ground knows it: work for it goes on only while it is installed. */
export type KnownShop = Shop & { installed: boolean };

/** The shop of this number, installed or not. */
export async function findShop(id: ShopId): Promise<KnownShop | undefined> {
  return shopOf(await acrossShops.shop.findUnique({ where: { id } }));
}

const FRESH_MS = 1000;
const recent = new Map<ShopId, { shop: Promise<KnownShop | undefined>; until: number }>();

/**
 * The same for work of which one shop has much: it is looked up once a second. That it is not installed is never taken from memory, since the
 * work may be that it is again.
 */
export async function findBusyShop(id: ShopId): Promise<KnownShop | undefined> {
  const found = recent.get(id);
  if (found && performance.now() < found.until) {
    const known = await found.shop;
    if (known?.installed) return known;
  }
  const shop = findShop(id);
  shop.catch(() => recent.delete(id));
  if (recent.size > 10_000) recent.clear();
  recent.set(id, { shop, until: performance.now() + FRESH_MS });
  return shop;
}

/** The shop of this domain (`example.myshopify.com`), installed or not. */
export async function findShopByDomain(domain: string): Promise<KnownShop | undefined> {
  return shopOf(await acrossShops.shop.findUnique({ where: { domain } }));
}

type Row = Awaited<ReturnType<typeof acrossShops.shop.findUnique>>;

function shopOf(row: Row): KnownShop | undefined {
  if (!row) return undefined;
  const { id, domain, name, currency, timeZone, uninstalledAt } = row;
  return { id: id as ShopId, domain, name, currency, timeZone, installed: uninstalledAt === null };
}
