import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { Channel } from "../channel.ts";
import { credentialsOf } from "./connect-channel.server.ts";
import { sayFarewell } from "./say-farewell.server.ts";

/** `problem`: what its provider could not be told of that, and what the merchant can do about it. */
export type Disconnected = { heldBack: number; problem: Message | null };

/**
 * Disconnects a channel: what was given to be let in is deleted, and the templates that its provider had approved; what waits to leave by it is held
 * back (`no-channel`), and comes no more when the channel is connected anew. What is being handed over at this moment leaves, or is in doubt. What
 * was sent, what people said and who is left alone stays. Its provider is told then that nobody listens any more, where it has to be; it is
 * disconnected also where the provider doesn't take that.
 */
export async function disconnectChannel(shop: Shop, channel: Channel): Promise<Disconnected> {
  const { before, heldBack } = await inShop(shop, async (db) => {
    const of = { shopId: shop.id, channel };
    const before = await db.messageChannel.findUnique({ where: { shopId_channel: of } });
    await db.messageChannel.deleteMany({ where: of });
    await db.providerTemplate.deleteMany({ where: of });
    const { count } = await db.messageDelivery.updateMany({
      where: { ...of, stage: "planned" },
      data: { stage: "suppressed", reason: "no-channel", stageAt: nowDate() },
    });
    return { before, heldBack: count };
  });
  return { heldBack, problem: before && (await sayFarewell({ kind: before.kind, credentials: credentialsOf(shop, before) }, null)) };
}
