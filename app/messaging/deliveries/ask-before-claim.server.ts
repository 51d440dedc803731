import type { MessageDelivery } from "#generated/prisma/client.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";

/**
 * Why a message is not meant any more: what it was for is over, or somebody was told the same a short while ago, and by what. Where they are being told
 * at this moment, it waits for how that ends.
 */
export type NotMeant = { reason: "called-off" } | { reason: "told-already"; by: Message } | { reason: "being-told" };

/** Why a message is not meant any more, as whoever planned it sees it at this moment; null where it is. It reads, and changes and locks nothing. */
export type WhyNotMeant = (db: ShopDb, shop: Shop, delivery: MessageDelivery) => Promise<NotMeant | null>;

const asked: WhyNotMeant[] = [];

/**
 * Has a room above asked, in the transaction in which a message is claimed: news that would call it off may not have been heard yet. Messages to one
 * person are claimed one after the other, so that of two which say the same the second sees the first.
 */
export function askBeforeClaim(whyNot: WhyNotMeant): void {
  asked.push(whyNot);
}

export async function whyNotMeant(db: ShopDb, shop: Shop, delivery: MessageDelivery): Promise<NotMeant | null> {
  for (const ask of asked) {
    const why = await ask(db, shop, delivery);
    if (why) return why;
  }
  return null;
}
