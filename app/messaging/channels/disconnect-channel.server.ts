import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { Channel } from "../channel.ts";

/**
 * Disconnects a channel: what was given to be let in is deleted, and the templates that its provider had approved; what waits to leave by it is held
 * back (`no-channel`), and comes no more when the channel is connected anew. What is being handed over at this moment leaves, or is in doubt. What
 * was sent, what people said and who is left alone stays. Its provider's calls are nobody's from then on. Answers how many were held back.
 */
export async function disconnectChannel(shop: Pick<Shop, "id">, channel: Channel): Promise<number> {
  return inShop(shop, async (db) => {
    const of = { shopId: shop.id, channel };
    await db.messageChannel.deleteMany({ where: of });
    await db.providerTemplate.deleteMany({ where: of });
    const { count } = await db.messageDelivery.updateMany({
      where: { ...of, stage: "planned" },
      data: { stage: "suppressed", reason: "no-channel", stageAt: nowDate() },
    });
    return count;
  });
}
