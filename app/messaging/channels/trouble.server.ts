import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { Channel } from "../channel.ts";
import type { ChannelTrouble } from "./refusal.ts";

/** Pauses a channel, leaves it in peace for a while, or writes down that it has to be connected anew. What is due waits meanwhile. */
export async function applyTrouble(db: ShopDb, shop: Pick<Shop, "id">, channel: Channel, trouble: ChannelTrouble): Promise<void> {
  if (trouble.becomes === "resting") {
    const restsUntil = new Date(nowDate().getTime() + trouble.seconds * 1000);
    // Several are turned away at once: the longest pause counts.
    await db.$executeRaw`
      UPDATE "message_channel" SET "restsUntil" = ${restsUntil}
       WHERE "shopId" = ${shop.id} AND "channel" = ${channel} AND ("restsUntil" IS NULL OR "restsUntil" < ${restsUntil})`;
    return;
  }
  await db.messageChannel.updateMany({
    where: { shopId: shop.id, channel, state: "connected" },
    data: { state: trouble.becomes, lastProblem: trouble.words },
  });
}
