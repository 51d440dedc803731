import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { inboxHandler } from "#app/platform/inbox/inbox-handler.ts";
import type { StoredEvent } from "#app/platform/inbox/inbox-handler.ts";
import { storeEvent } from "#app/platform/inbox/store-event.server.ts";
import { log } from "#app/platform/log.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { upsertShop } from "../upsert-shop.server.ts";
import { isInstalled } from "./is-installed.server.ts";

/** The topic, of our own, by which the rooms hear that a shop has uninstalled the app. */
export const SHOP_UNINSTALLED = "app/uninstallation-noted";

/**
 * The merchant has uninstalled the app: its tokens are dead already. The sessions go, so that none of them is taken for a good one when the
 * merchant comes back, and nothing more is sent for the shop; its rows stay until Shopify asks for their end (`shop/redact`).
 *
 * The event may be a day late and the app installed again meanwhile: while our token works, it is old news. An installation that was
 * noted after it stands; one that was not noted, because we had not heard that the one before had ended, is noted now.
 */
export const applyUninstalled = inboxHandler({
  source: "shopify",
  topics: ["app/uninstalled"],
  evenUninstalled: true,
  run: async (shop, event) => {
    if (await isInstalled(shop)) return noteReinstallation(shop, event);
    await acrossShops.session.deleteMany({ where: { shop: shop.domain } });
    await markUninstalled(shop, event);
    log.info({ shopId: shop.id }, "uninstalled");
  },
});

async function noteReinstallation(shop: Shop, event: StoredEvent): Promise<void> {
  const missed = await acrossShops.shop.count({ where: { id: shop.id, installedAt: { lt: event.triggeredAt } } });
  log.info({ shopId: shop.id, missed: missed > 0 }, "an uninstallation that is no longer true");
  if (missed === 0) return;
  await markUninstalled(shop, event);
  await upsertShop(shop.domain);
}

/** Notes it, and has the rooms hear of it: what they did only with the merchant's leave ends. */
async function markUninstalled(shop: Shop, { triggeredAt }: StoredEvent): Promise<void> {
  await acrossShops.shop.updateMany({ where: { id: shop.id, uninstalledAt: null }, data: { uninstalledAt: triggeredAt } });
  const uninstalledAt = triggeredAt.toISOString();
  await storeEvent({
    shopId: shop.id,
    source: "waybill",
    dedupeKey: `uninstalled ${uninstalledAt}`,
    topic: SHOP_UNINSTALLED,
    entityKey: "shop",
    body: JSON.stringify({ uninstalledAt }),
    triggeredAt,
  });
}
