import { env } from "#app/platform/env.server.ts";
import type { Shop } from "#app/platform/shop.ts";

/** What every address begins with that Shopify calls a fulfillment service of ours at. */
export const SERVICE_PATH = "/fulfillment-service/";

/** Where Shopify calls a warehouse's fulfillment service. The key is its only protection: nobody can guess it. */
export function serviceAddress(callbackKey: string): string {
  return `${env.INTAKE_URL}${SERVICE_PATH}${callbackKey}`;
}

/** Where a warehouse's provider tells about shipments. */
export function providerAddress(shop: Shop, callbackKey: string): string {
  return `${env.INTAKE_URL}/webhooks/warehouse/${shop.domain}/${callbackKey}`;
}
