import { CONSENT_SCOPE } from "#app/messaging/consent/tell-shopify.server.ts";
import { readConsentSync } from "#app/messaging/consent/read-consent-sync.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { lastVisit, readPixel } from "#app/recovery/pixel/read-pixel.server.ts";

/** So many refusals are shown; the oldest of more are of little use. */
const SHOWN_REFUSALS = 5;

export type PixelView = Awaited<ReturnType<typeof readPixelView>>;

/** How the pixel stands, and where it is on, when it last told of a visitor. */
export async function readPixelView(db: ShopDb, shop: Shop) {
  const standing = await readPixel(db, shop);
  if (standing.is !== "on") return standing;
  const seenAt = await lastVisit(db, shop);
  return { is: standing.is, since: standing.since.toISOString(), seenAt: seenAt?.toISOString() ?? null };
}

export type ConsentSyncView = Awaited<ReturnType<typeof readConsentView>>;

/** How what people said here stands to Shopify, with the names of those of whom Shopify would not be told. */
export async function readConsentView(db: ShopDb, shop: Shop) {
  const { mayWrite, waiting, lastToldAt, refused } = await readConsentSync(db, shop);
  const shown = refused.slice(0, SHOWN_REFUSALS);
  const customers = await db.customer.findMany({
    where: { shopId: shop.id, id: { in: shown.map(({ customerId }) => customerId) } },
    select: { id: true, displayName: true },
  });
  const names = new Map(customers.map(({ id, displayName }) => [id, displayName]));
  return {
    scope: CONSENT_SCOPE,
    mayWrite,
    waiting,
    lastToldAt: lastToldAt?.toISOString() ?? null,
    refused: shown.map(({ customerId, channel, at, message }) => ({
      customerId: String(customerId),
      name: names.get(customerId) ?? null,
      channel,
      at: at.toISOString(),
      message,
    })),
  };
}
