import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { AdminFault } from "./admin-fault.ts";
import { authenticateAdmin } from "./authenticate-admin.server.ts";
import { shopOf, upsertShop } from "./upsert-shop.server.ts";
import { shopifyIsAway } from "./shopify-is-away.ts";

/**
 * Who asks: the merchant's shop, from the session token that Shopify admin sends along. Every loader and action of the admin starts here.
 *
 * Throws the response that the library wants given (a redirect, a bounce page, a 401) when the request carries no valid token. `redirect`
 * is the one to use inside the admin's frame; `cors` must wrap the answers that an extension asks for.
 */
export async function authenticate(request: Request) {
  const { session, redirect, cors, sessionToken } = await authenticateAdmin(request);
  return { shop: await installedShop(session.shop), session, redirect, cors, sessionToken, userName: "Merchant" };
}

async function installedShop(domain: string): Promise<Shop> {
  const row = await acrossShops.shop.findUnique({ where: { domain } });
  if (row && row.uninstalledAt === null) return shopOf(row);
  // The work after the first exchange was cut short, or the shop came back: do it now.
  return upsertShop(domain).catch((fault: unknown) => {
    throw fault instanceof AdminFault ? shopifyIsAway() : fault;
  });
}
