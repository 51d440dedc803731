import { type MessageChannel, Prisma } from "#generated/prisma/client.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { isMessage, type Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { Channel } from "../channel.ts";
import { messaging } from "../messages.ts";
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

/**
 * Writes down that a channel's provider calls with a signature that doesn't fit: only it knows the address, so that the secret is the wrong one, and nobody's STOP is
 * heard. Until a call fits, or the channel is connected anew.
 */
export async function noteCall(shop: Shop, row: MessageChannel, label: Message, isTrue: boolean): Promise<void> {
  const words = messaging.message("calls-not-believed", { provider: label });
  const isNoted = isMessage(row.lastProblem) && row.lastProblem.code === words.code;
  if (isTrue !== isNoted) return;
  const data = { lastProblem: isTrue ? Prisma.DbNull : words };
  await inShop(shop, (db) => db.messageChannel.updateMany({ where: { shopId: shop.id, channel: row.channel }, data }));
}
