import { isDeepStrictEqual } from "node:util";
import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { storedMessage } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { type Hold, saysNothingNew, sayHeld, withNote } from "./hold.ts";
import { find, readDecisions } from "../keep-decisions.server.ts";

/** So many entries of a timeline are looked through for one that says the same. */
const LAST_ENTRIES = 20;

/**
 * Keeps what somebody says who holds an order that is on hold already: their note beside the one that is there, and on the timeline that they
 * hold it too, with their reason. The order is locked. Twice equals once.
 */
export async function addToHold(db: ShopDb, shop: Shop, orderId: bigint, hold: Hold, by: Actor): Promise<void> {
  const standing = find(await readDecisions(db, shop, orderId), "hold");
  if (!standing || saysNothingNew({ ...standing.decision, note: standing.note, by: standing.by }, hold, by)) return;
  await db.orderDecision.updateMany({
    where: { shopId: shop.id, orderId, kind: "hold" },
    data: { note: withNote(standing.note, hold.note, by) },
  });
  const message = sayHeld(hold);
  const entries = await db.timelineEntry.findMany({
    where: { shopId: shop.id, orderId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: LAST_ENTRIES,
  });
  const sinceHeld = entries.slice(
    0,
    [...entries, { event: "released" }].findIndex(({ event }) => event === "released"),
  );
  const isSaid = sinceHeld.some((entry) => isDeepStrictEqual(entry.actor, by) && isDeepStrictEqual(storedMessage(entry.message), message));
  if (!isSaid) await writeTimeline(db, shop, { orderId, actor: by, event: "held", message });
}
