import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Words } from "#app/platform/messages/words.ts";
import type { Shop } from "#app/platform/shop.ts";
import { createJourney } from "#app/recovery/journeys/save-journey.server.ts";
import { builtInJourneys } from "#app/recovery/templates/built-in-journeys.ts";
import { EMPTY_JOURNEY } from "../journey/empty-journey.ts";
import { journeysScreen } from "./messages.ts";

/** Makes a journey from one to begin with, or an empty one, as a draft that somebody can look at. Answers its id. */
export async function createFromTemplate(shop: Shop, template: string, words: Words): Promise<string> {
  const chosen = builtInJourneys.find(({ key }) => key === template);
  const wanted = words(chosen?.name ?? journeysScreen.message("new-name"));
  return inShop(shop, async (db) => {
    const name = await freeName(db, shop, wanted, words);
    const { id } = await createJourney(db, shop, { name, definition: chosen?.definition(shop.currency) ?? EMPTY_JOURNEY });
    return id;
  });
}

/** Lists tell journeys apart by their names. */
export async function freeName(db: ShopDb, shop: Shop, wanted: string, words: Words): Promise<string> {
  const rows = await db.journey.findMany({ where: { shopId: shop.id }, select: { name: true } });
  const taken = new Set(rows.map(({ name }) => name));
  let [name, number] = [wanted, 1];
  while (taken.has(name)) name = words(journeysScreen.message("named-again", { name: wanted, number: (number += 1) }));
  return name;
}
