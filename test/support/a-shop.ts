import { randomBytes } from "node:crypto";
import type { Shop } from "#app/platform/shop.ts";
import { keepShop, waysToAsk } from "./quiet-shop.ts";
import type { OpenShop, ShopWanted } from "./open-shop.ts";

type Facts = Partial<Omit<Shop, "id">>;

/**
 * A shop to test with, in pounds, unlike every other.
 *
 * Alone it is no more than its row in the database, and what the app answers its merchant: `await shop.request("/app/orders")`. With
 * anything of `ShopWanted` it is open: Shopify and ShipBob have their stand-ins, the app's intake listens, and the shop can sell, be
 * bought from and be disturbed, until it is closed.
 */
export function aShop(facts?: Facts): Promise<QuietShop>;
export function aShop(wanted: Facts & ShopWanted): Promise<OpenShop>;
export async function aShop({ domain: named, name, currency, timeZone, ...wanted }: Facts & ShopWanted = {}): Promise<
  QuietShop | OpenShop
> {
  const domain = named ?? `shop-${randomBytes(5).toString("hex")}.myshopify.com`;
  const facts = { domain, name: name ?? "A shop", currency: currency ?? "GBP", timeZone: timeZone ?? "Europe/London" };
  // Stand-ins and routes take their time to load, and most tests need neither.
  if (Object.keys(wanted).length > 0) return (await import("./open-shop.ts")).openShop(facts, wanted);
  return { ...(await keepShop(facts)), ...waysToAsk(domain) };
}

export type QuietShop = Shop & ReturnType<typeof waysToAsk>;
