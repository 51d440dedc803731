import { nowDate } from "#app/platform/clock.ts";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { publish, publishNow } from "#app/platform/events/publish.server.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { ShopFactsDocument } from "#admin/shop-facts.ts";
import { adminClient } from "./admin-client.server.ts";
import { appInstalled, currencyChanged } from "./shopify-events.ts";

/**
 * Finds or creates the row of a shop that has installed the app, with what Shopify says of it now.
 *
 * A new installation is told to the rooms once, as the event `app.installed`: that starts the first import. A shop that
 * comes back is installed anew. That it sells in another currency is told as `currency.changed`. Twice equals once.
 */
export async function upsertShop(domain: string): Promise<Shop> {
  const { shop: facts } = await adminClient({ domain }).run(ShopFactsDocument, {});
  const known = { name: facts.name, currency: facts.currencyCode, timeZone: facts.ianaTimezone, plan: facts.plan.publicDisplayName };

  const at = nowDate();
  await acrossShops.shop.updateMany({ where: { domain, uninstalledAt: { not: null } }, data: { installedAt: at, uninstalledAt: null } });
  const row = await acrossShops.$transaction(async (db) => {
    const before = await db.shop.findUnique({ where: { domain }, select: { currency: true } });
    const now = await db.shop.upsert({ where: { domain }, create: { ...known, domain, installedAt: at }, update: known });
    const change = { from: before?.currency ?? now.currency, to: now.currency, changedAt: at.toISOString() };
    if (change.from !== change.to) await publish(db, shopOf(now), currencyChanged, change);
    return now;
  });

  const shop = shopOf(row);
  await publishNow(shop, appInstalled, { installedAt: row.installedAt.toISOString() });
  return shop;
}

type ShopRow = { id: number; domain: string; name: string; currency: string; timeZone: string };

/** The shop that a row of the shop table tells of. */
export function shopOf({ id, domain, name, currency, timeZone }: ShopRow): Shop {
  return { id: id as ShopId, domain, name, currency, timeZone };
}
