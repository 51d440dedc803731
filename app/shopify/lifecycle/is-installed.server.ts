import type { Shop } from "#app/platform/shop.ts";
import { ShopFactsDocument } from "#admin/shop-facts.ts";
import { adminClient } from "../admin-client.server.ts";
import { AdminFault } from "../admin-fault.ts";

/** Whether Shopify takes a token of ours for the shop, asked now. Throws when Shopify does not answer. */
export async function isInstalled(shop: Shop): Promise<boolean> {
  try {
    await adminClient(shop).run(ShopFactsDocument, {});
    return true;
  } catch (fault) {
    if (fault instanceof AdminFault && (fault.code === "no-token" || fault.code === "access-denied")) return false;
    throw fault;
  }
}
