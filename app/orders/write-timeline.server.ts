import type { Actor } from "#app/platform/actor.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { newId } from "#app/platform/ids.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";

export type TimelineNote = {
  orderId: bigint;
  actor: Actor;
  /** What kind of thing happened, e.g. `routed`. */
  event: string;
  message: Message;
  at?: Date;
};

/** Adds what happened, and who or what did it, to an order's timeline, in the transaction of the thing itself. */
export function writeTimeline(db: ShopDb, shop: Shop, note: TimelineNote): Promise<void> {
  return writeTimelines(db, shop, [note]);
}

/** The same for many orders at once. */
export async function writeTimelines(db: ShopDb, shop: Shop, notes: readonly TimelineNote[]): Promise<void> {
  await db.timelineEntry.createMany({ data: notes.map(({ at = nowDate(), ...note }) => ({ shopId: shop.id, id: newId(), at, ...note })) });
}
