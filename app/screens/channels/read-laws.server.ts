import { lawfulWeek } from "#app/messaging/timing/sending-law.ts";
import type { LawfulWeeks } from "#app/messaging/timing/shut-out.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";

const RECENT_ORDERS = 500;
const MOST_COUNTRIES = 5;

/** When texts and calls may leave for the countries that most of the shop's last orders went to; before the first order, for those it stocks things in. */
export async function readLaws(db: ShopDb, shop: Shop): Promise<LawfulWeeks[]> {
  const orders = await db.order.findMany({
    where: { shopId: shop.id },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: RECENT_ORDERS,
    select: { countryCode: true },
  });
  const sold = mostNamed(orders);
  const countries = sold.length > 0 ? sold : mostNamed(await ownLocations(db, shop));
  return countries.map((country) => ({ country, text: lawfulWeek("text", country), call: lawfulWeek("call", country) }));
}

const ownLocations = (db: ShopDb, shop: Shop) =>
  db.location.findMany({
    where: { shopId: shop.id, isActive: true, isFulfillmentService: false },
    orderBy: { id: "asc" },
    select: { countryCode: true },
  });

function mostNamed(places: readonly { countryCode: string | null }[]): string[] {
  const named = Map.groupBy(
    places.flatMap(({ countryCode }) => countryCode ?? []),
    (country) => country,
  );
  return [...named]
    .toSorted(([, one], [, other]) => other.length - one.length)
    .slice(0, MOST_COUNTRIES)
    .map(([country]) => country);
}
