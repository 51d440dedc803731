import type { Journey } from "#generated/prisma/client.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";

export type FoundJourney =
  | { outcome: "found"; journey: Pick<Journey, "id" | "name" | "state" | "definition"> }
  | { outcome: "none" }
  | { outcome: "several" };

/** A journey by the name that merchants read, whatever its capitals. Of several with one name it is the live one. */
export async function findJourney(db: ShopDb, shop: Pick<Shop, "id">, name: string): Promise<FoundJourney> {
  const all = await db.journey.findMany({
    where: { shopId: shop.id },
    select: { id: true, name: true, state: true, definition: true },
    orderBy: { createdAt: "asc" },
  });
  const meant = plain(name);
  const named = all.filter((journey) => plain(journey.name) === meant);
  const live = named.filter(({ state }) => state === "live");
  if (live.length > 1) return { outcome: "several" };
  const journey = live[0] ?? named[0];
  return journey ? { outcome: "found", journey } : { outcome: "none" };
}

const plain = (name: string): string => name.normalize("NFC").replaceAll(/\s+/gu, " ").trim().toLowerCase();
