import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { Channel } from "../channel.ts";
import { ChannelFault } from "./channel-fault.ts";
import { channelCredentials } from "./connect-channel.server.ts";
import { findChannelProvider } from "./registry.server.ts";

/** `problem`: what its provider could not be told of that, and what the merchant can do about it. */
export type Disconnected = { heldBack: number; problem: Message | null };

/**
 * Disconnects a channel: what was given to be let in is deleted, and the templates that its provider had approved; what waits to leave by it is held
 * back (`no-channel`), and comes no more when the channel is connected anew. What is being handed over at this moment leaves, or is in doubt. What
 * was sent, what people said and who is left alone stays. Its provider is told then that nobody listens any more, where it has to be; it is
 * disconnected also where the provider doesn't take that.
 */
export async function disconnectChannel(shop: Shop, channel: Channel): Promise<Disconnected> {
  const { known, heldBack } = await inShop(shop, async (db) => {
    const of = { shopId: shop.id, channel };
    const known = await channelCredentials(db, shop, channel);
    await db.messageChannel.deleteMany({ where: of });
    await db.providerTemplate.deleteMany({ where: of });
    const { count } = await db.messageDelivery.updateMany({
      where: { ...of, stage: "planned" },
      data: { stage: "suppressed", reason: "no-channel", stageAt: nowDate() },
    });
    return { known, heldBack: count };
  });
  return { heldBack, problem: known ? await sayFarewell(known) : null };
}

async function sayFarewell({ kind, credentials }: { kind: string; credentials: unknown }): Promise<Message | null> {
  try {
    await findChannelProvider(kind)?.farewell?.(credentials);
    return null;
  } catch (fault) {
    if (fault instanceof ChannelFault) return fault.words;
    throw fault;
  }
}
