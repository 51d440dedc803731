import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { ShopFactsDocument } from "#admin/shop-facts.ts";
import { adminClient } from "./admin-client.server.ts";

/** Whether the merchant has granted the scopes by which orders are moved between locations. Asks Shopify when our own note says no. */
export async function canRoute(shop: { domain: string }): Promise<boolean> {
  const noted = await acrossShops.session.findUnique({ where: { id: `offline_${shop.domain}` }, select: { scope: true } });
  if (allowsRouting(noted?.scope?.split(",") ?? [])) return true;
  return allowsRouting(await readGrantedScopes(shop));
}

/** Whether a scope was granted, as far as it is noted with the session. */
export async function hasScope(shop: { domain: string }, scope: string): Promise<boolean> {
  const noted = await acrossShops.session.findUnique({ where: { id: `offline_${shop.domain}` }, select: { scope: true } });
  return noted?.scope?.split(",").includes(scope) ?? false;
}

/** Whether a scope is granted, by our own note or else by what Shopify says: it may have been granted a moment ago. */
export async function isGranted(shop: { domain: string }, scope: string): Promise<boolean> {
  return (await hasScope(shop, scope)) || (await readGrantedScopes(shop)).includes(scope);
}

/** The scopes that Shopify says are granted now, which are noted with the session. */
export async function readGrantedScopes(shop: { domain: string }): Promise<string[]> {
  const { currentAppInstallation } = await adminClient(shop).run(ShopFactsDocument, {});
  const scopes = currentAppInstallation.accessScopes.map(({ handle }) => handle);
  await noteGrantedScopes(shop, scopes);
  return scopes;
}

async function noteGrantedScopes(shop: { domain: string }, scopes: readonly string[]): Promise<void> {
  await acrossShops.session.updateMany({ where: { id: `offline_${shop.domain}` }, data: { scope: scopes.join(",") } });
}

const allowsRouting = (scopes: readonly string[]) => routingScopes.every((scope) => scopes.includes(scope));

/** The optional scopes of `shopify.app.toml`: asked of the merchant when routing is turned on. */
export const routingScopes = ["write_merchant_managed_fulfillment_orders", "write_third_party_fulfillment_orders"] as const;
