import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { inboxHandler } from "#app/platform/inbox/inbox-handler.ts";
import { log } from "#app/platform/log.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { ShopFactsDocument } from "#admin/shop-facts.ts";
import { AdminFault } from "../admin-fault.ts";
import { adminClient } from "../admin-client.server.ts";

/**
 * The merchant has uninstalled the app: its tokens are dead already. The sessions go, so that none of them is taken for a good one when the
 * merchant comes back; the shop's rows stay until Shopify asks for their end (`shop/redact`).
 *
 * The event may be a day late and the app installed again meanwhile: while our token still works, it is old news.
 */
export const applyUninstalled = inboxHandler({
  source: "shopify",
  topics: ["app/uninstalled"],
  run: async (shop, event) => {
    if (await isInstalled(shop)) return log.info({ shopId: shop.id }, "an uninstallation that is no longer true");
    await acrossShops.session.deleteMany({ where: { shop: shop.domain } });
    await acrossShops.shop.updateMany({ where: { id: shop.id, uninstalledAt: null }, data: { uninstalledAt: event.triggeredAt, routingEnabled: false } });
    log.info({ shopId: shop.id }, "uninstalled");
  },
});

async function isInstalled(shop: Shop): Promise<boolean> {
  try {
    await adminClient(shop).run(ShopFactsDocument, {});
    return true;
  } catch (fault) {
    if (fault instanceof AdminFault && (fault.code === "no-token" || fault.code === "access-denied")) return false;
    throw fault;
  }
}
