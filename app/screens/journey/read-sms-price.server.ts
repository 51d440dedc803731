import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { pricePerThousand } from "#app/recovery/attribution/costs.ts";
import { placeOfAddress } from "#app/recovery/composing/place-of-address.ts";
import { storedPlace } from "#app/recovery/composing/stored-place.ts";
import { recoverySettings } from "#app/recovery/recovery-settings.server.ts";

/** So many of the latest carts with a telephone say where texts go. */
const LOOKED_AT = 500;

/**
 * What a thousand segments of a text cost, in minor units of the shop's currency: by the merchant's prices of the countries to which this shop's texts
 * would go, as often as buyers who left a telephone live there. While there are none, by the price that holds everywhere.
 */
export async function readSmsPrice(db: ShopDb, shop: Shop): Promise<number> {
  const prices = await recoverySettings.read(db, shop);
  if (!prices.costIn.some(({ channel }) => channel === "sms")) return prices.costPerThousand.sms;
  const carts = await db.abandonment.findMany({
    where: { shopId: shop.id, phone: { not: null } },
    orderBy: [{ touchedAt: "desc" }, { id: "desc" }],
    take: LOOKED_AT,
    select: { phone: true, place: true },
  });
  const each = carts.map(({ phone, place }) => pricePerThousand(prices, "sms", placeOfAddress(phone ?? "", storedPlace(place)).country));
  return each.length === 0 ? prices.costPerThousand.sms : each.reduce((sum, price) => sum + price, 0) / each.length;
}
