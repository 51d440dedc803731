import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { hasScope } from "#app/shopify/granted-scopes.server.ts";
import { recoverySettings } from "../recovery-settings.server.ts";
import { PIXEL_SCOPES } from "./pixel-scopes.ts";

/** How the pixel stands in a shop. */
export type PixelStanding =
  /** Nobody has decided yet. */
  | { is: "not-asked" }
  /** The merchant turned it off. */
  | { is: "off" }
  | { is: "on"; since: Date }
  /** Shopify did not take it, in its own words. */
  | { is: "refused"; said: string }
  /** It was on, and Shopify's permission was taken back. */
  | { is: "withdrawn" };

/** As far as it is known here: Shopify is not asked. */
export async function readPixel(db: ShopDb, shop: Shop): Promise<PixelStanding> {
  const { pixel } = await recoverySettings.read(db, shop);
  if (pixel.isWanted === false) return { is: "off" };
  const granted = await Promise.all(PIXEL_SCOPES.map((scope) => hasScope(shop, scope)));
  if (granted.includes(false)) return { is: pixel.isWanted || pixel.installedAt !== null ? "withdrawn" : "not-asked" };
  if (pixel.refusedWith !== null) return { is: "refused", said: pixel.refusedWith };
  return pixel.installedAt === null ? { is: "not-asked" } : { is: "on", since: new Date(pixel.installedAt) };
}

/** When it last told of a visitor; null where it never did, or so long ago that it was cleared away. */
export async function lastVisit(db: ShopDb, shop: Pick<Shop, "id">): Promise<Date | null> {
  const event = await db.event.findFirst({
    where: { shopId: shop.id, source: "pixel" },
    orderBy: { id: "desc" },
    select: { receivedAt: true },
  });
  return event?.receivedAt ?? null;
}
