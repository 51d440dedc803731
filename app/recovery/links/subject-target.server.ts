import type { RecoveryLink } from "#generated/prisma/client.ts";
import { suppliesNow } from "#app/offers/serving/read-supply.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { webLink } from "#app/platform/outside-text.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { EntrySubject } from "../journeys/entries/entry-key.ts";
import { ordersOfEntries } from "../journeys/entries/orders-of-entries.server.ts";
import { frontPage } from "./cart-permalink.ts";

/**
 * Where a link leads at this moment whose message is about no cart: a thing's own page, with the code it brings; a parcel's tracking as soon as its
 * carrier has some, before that the buyer's orders. Never to a page that shows an order to whoever has its address.
 */
export function subjectTarget(shop: Shop, { code }: Pick<RecoveryLink, "code">, subject: EntrySubject, entryKey: string): Promise<string> {
  return subject.kind === "variant" ? thingsPage(shop, subject.id, code) : trackingPage(shop, subject, entryKey);
}

async function thingsPage(shop: Shop, id: string, code: string | null): Promise<string> {
  const supply = /^\d{1,18}$/.test(id) ? (await inShop(shop, (db) => suppliesNow(db, shop.id, [id]))).get(id) : undefined;
  if (!supply?.isBuyable) return frontPage(shop.domain);
  const page = `/products/${encodeURIComponent(supply.handle)}?variant=${id}`;
  // Shopify's own address that puts a code on whatever cart follows.
  return code === null
    ? `https://${shop.domain}${page}`
    : `https://${shop.domain}/discount/${encodeURIComponent(code)}?redirect=${encodeURIComponent(page)}`;
}

async function trackingPage(shop: Shop, { kind, id }: EntrySubject, entryKey: string): Promise<string> {
  const shipment = await inShop(shop, async (db) => {
    const order = (await ordersOfEntries(db, shop, [entryKey])).get(entryKey);
    if (!order) return null;
    return db.shipment.findFirst({
      where: { shopId: shop.id, undoneAt: null, trackingUrl: { not: null }, parcel: kind === "parcel" ? { id } : { orderId: order.id } },
      orderBy: { shippedAt: "desc" },
      select: { trackingUrl: true },
    });
  });
  return webLink(shipment?.trackingUrl) ?? `https://${shop.domain}/account`;
}
