import { actorInSentence } from "#app/platform/actor.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { holdWords } from "./decision.ts";
import { find, readDecisions } from "./keep-decisions.server.ts";
import { decisions } from "./messages.ts";

/** Who put an order on hold here and why, in words; null when nobody did. */
export async function readHold(db: ShopDb, shop: Pick<Shop, "id">, orderId: bigint): Promise<Message | null> {
  const hold = find(await readDecisions(db, shop, orderId), "hold");
  if (!hold) return null;
  return decisions.message("held-by", { by: actorInSentence(hold.by), reason: holdWords(hold.decision) });
}
