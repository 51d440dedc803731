import { randomBytes } from "node:crypto";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";

/** An installed shop that trades in pounds, with nothing in it. */
export async function aShop(wanted: Partial<Omit<Shop, "id">> = {}): Promise<Shop> {
  const facts = { name: "A shop", currency: "GBP", timeZone: "Europe/London", ...wanted };
  const domain = wanted.domain ?? `shop-${randomBytes(5).toString("hex")}.myshopify.com`;
  const { id } = await acrossShops.shop.create({ data: { ...facts, domain, plan: "shopify_plus", installedAt: new Date() } });
  return { id: id as ShopId, domain, ...facts };
}
