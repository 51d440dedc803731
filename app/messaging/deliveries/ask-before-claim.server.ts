import type { MessageDelivery } from "#generated/prisma/client.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";

/** Whether a message is still meant, as whoever planned it sees it at this moment. It reads, and changes and locks nothing. */
export type StillMeant = (db: ShopDb, shop: Shop, delivery: MessageDelivery) => Promise<boolean>;

const asked: StillMeant[] = [];

/** Has a room above asked, in the transaction in which a message is claimed: news that would call it off may not have been heard yet. */
export function askBeforeClaim(isStillMeant: StillMeant): void {
  asked.push(isStillMeant);
}

export async function isStillMeant(db: ShopDb, shop: Shop, delivery: MessageDelivery): Promise<boolean> {
  for (const ask of asked) if (!(await ask(db, shop, delivery))) return false;
  return true;
}
