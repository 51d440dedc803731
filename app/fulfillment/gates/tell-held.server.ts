import { isDeepStrictEqual } from "node:util";
import { lockOrders } from "#app/orders/lock-orders.server.ts";
import { writeTimeline, writeTimelines } from "#app/orders/write-timeline.server.ts";
import { WAYBILL, type Actor } from "#app/platform/actor.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { storedMessage, type Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { gates } from "./messages.ts";

/** What a person decides is told as their doing. */
const TOLD_BY_PERSON = ["decisions:held-by", "decisions:waits-for-stock"];

/** What ends it on the timeline: that it is over, or that somebody let the order go. */
const ENDS = ["may-leave", "released"];

/**
 * Tells on an order's timeline what keeps it back, each reason once for as long as something does. The order's stage is settled again and again:
 * twice equals once.
 */
export async function tellHeld(db: ShopDb, shop: Shop, orderId: bigint, because: readonly Message[]): Promise<void> {
  const reasons = because.filter(({ code }) => !TOLD_BY_PERSON.includes(code));
  const untold = async () => {
    const told = await toldOf(db, shop, orderId, new Date(nowDate().getTime() - JUST_NOW_MS));
    return reasons.filter((why) => !told.some((one) => isDeepStrictEqual(one, gates.message("held-back", { why }))));
  };
  if ((await untold()).length === 0) return;
  await lockOrders(db, shop, [orderId]);
  const notes = (await untold()).map((why) => ({
    orderId,
    actor: IN_SHOPIFY.includes(why.code) ? SHOPIFY : WAYBILL,
    event: "held-back",
    message: gates.message("held-back", { why }),
  }));
  await writeTimelines(db, shop, notes);
}

/** Tells that nothing keeps it back any more, and why, if the timeline says that something does. */
export async function tellHeldNoMore(db: ShopDb, shop: Shop, orderId: bigint, why: Message): Promise<void> {
  if ((await toldOf(db, shop, orderId)).length === 0) return;
  await lockOrders(db, shop, [orderId]);
  if ((await toldOf(db, shop, orderId)).length === 0) return;
  await writeTimeline(db, shop, { orderId, actor: WAYBILL, event: "may-leave", message: why });
}

const SHOPIFY: Actor = { kind: "shopify" };

/** Shopify itself keeps it back. */
const IN_SHOPIFY = ["gates:on-hold", "gates:on-hold-noted", "gates:on-hold-as-noted", "gates:scheduled"];

/** Who read of the order before it was let go may settle it after: what ended so lately is not told anew. */
const JUST_NOW_MS = 60_000;

/** What the timeline says at present of what keeps it back; an end later than `until` doesn't count. */
async function toldOf(db: ShopDb, shop: Shop, orderId: bigint, until?: Date): Promise<Message[]> {
  const entries = await db.timelineEntry.findMany({
    where: { shopId: shop.id, orderId, event: { in: ["held-back", ...ENDS] } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { event: true, message: true, at: true },
  });
  const end = entries.findIndex(({ event, at }) => ENDS.includes(event) && (until === undefined || at < until));
  return entries.slice(0, end === -1 ? undefined : end).map(({ message }) => storedMessage(message));
}
