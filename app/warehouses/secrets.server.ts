import { seal, unseal } from "#app/platform/crypto/seal.server.ts";
import type { Shop } from "#app/platform/shop.ts";

/** Where a warehouse's secrets are kept: a sealed text opens only for the shop and column that it was sealed for. */
const CREDENTIALS = "warehouse.credentials";
const WEBHOOK_SECRET = "warehouse.webhookSecret";

/** A provider's credentials as they are kept with a warehouse. */
export function sealCredentials(shop: Shop, credentials: object): string {
  return seal(JSON.stringify(credentials), { shop: shop.domain, column: CREDENTIALS });
}

/** What was sealed, for the provider to parse; of a warehouse that needs none, an empty object. */
export function unsealCredentials(shop: Shop, sealed: string | null): unknown {
  return sealed === null ? {} : JSON.parse(unseal(sealed, { shop: shop.domain, column: CREDENTIALS }));
}

/** The secret that a provider's calls are signed with. */
export function sealWebhookSecret(shop: Shop, secret: string): string {
  return seal(secret, { shop: shop.domain, column: WEBHOOK_SECRET });
}

export function unsealWebhookSecret(shop: Shop, sealed: string): string {
  return unseal(sealed, { shop: shop.domain, column: WEBHOOK_SECRET });
}
