import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { publish } from "#app/platform/events/publish.server.ts";
import type { StoredEvent } from "#app/platform/events/stored-event.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { log } from "#app/platform/log.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { endSessions } from "../tokens/session-storage.server.ts";
import { appUninstalled } from "../shopify-events.ts";
import { upsertShop } from "../upsert-shop.server.ts";
import { isInstalled } from "./is-installed.server.ts";

/**
 * The merchant has uninstalled the app: its tokens are dead already. The sessions go, so that none of them is taken for a good one when the
 * merchant comes back, and nothing more is sent for the shop; its rows stay until Shopify asks for their end (`shop/redact`).
 *
 * The event may be a day late and the app installed again meanwhile: while our token works, it is old news. An installation that was
 * noted after it stands; one that was not noted, because we had not heard that the one before had ended, is noted now.
 */
export const applyUninstalled = subscriber({
  name: "shopify.note-uninstallation",
  hears: [{ source: "shopify", topics: ["app/uninstalled"] }],
  evenUninstalled: true,
  run: async (shop, event) => {
    if (await isInstalled(shop)) return noteReinstallation(shop, event);
    await endSessions(shop.domain);
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

/** Notes it, and tells the rooms: what they did only with the merchant's leave ends. */
async function markUninstalled(shop: Shop, { triggeredAt }: StoredEvent): Promise<void> {
  await acrossShops.$transaction(async (db) => {
    await db.shop.updateMany({ where: { id: shop.id, uninstalledAt: null }, data: { uninstalledAt: triggeredAt } });
    await publish(db, shop, appUninstalled, { uninstalledAt: triggeredAt.toISOString() });
  });
}
