import { Prisma } from "#generated/prisma/client.ts";
import { nowDate } from "#app/platform/clock.ts";
import { seal, unseal } from "#app/platform/crypto/seal.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { Channel } from "../channel.ts";
import { ChannelFault } from "./channel-fault.ts";
import type { ChannelLine, ChannelProvider } from "./channel-provider.ts";
import { channelProviderOf } from "./registry.server.ts";

const COLUMN = "message_channel.credentials";

export type ChannelConnected = { outcome: "connected" } | { outcome: "refused"; message: Message };

/**
 * Connects a shop to a provider, or gives it new credentials, if it lets us in with them now. The channel then goes by this provider alone;
 * what waits for it is sent.
 */
export async function connectChannel(shop: Shop, provider: ChannelProvider, credentials: object): Promise<ChannelConnected> {
  const parsed = provider.credentials.parse(credentials);
  try {
    (await provider.open(parsed)).close();
  } catch (fault) {
    if (fault instanceof ChannelFault) return { outcome: "refused", message: fault.words };
    throw fault;
  }
  const key = { shopId: shop.id, channel: provider.channel };
  const sealed = seal(JSON.stringify(parsed), { shop: shop.domain, column: COLUMN });
  const now = { kind: provider.kind, credentials: sealed, state: "connected", connectedAt: nowDate(), lastProblem: Prisma.DbNull } as const;
  await inShop(shop, (db) => db.messageChannel.upsert({ where: { shopId_channel: key }, create: { ...key, ...now }, update: now }));
  return { outcome: "connected" };
}

export type ConnectedChannel = { provider: ChannelProvider; open: () => Promise<ChannelLine> };

/** By what a shop reaches people on a channel; undefined while it can't: none is connected, it is paused, or its provider refused us. */
export async function connectedChannel(db: ShopDb, shop: Shop, channel: Channel): Promise<ConnectedChannel | undefined> {
  const row = await db.messageChannel.findUnique({ where: { shopId_channel: { shopId: shop.id, channel } } });
  if (row?.state !== "connected") return undefined;
  const provider = channelProviderOf(row);
  return { provider, open: () => provider.open(JSON.parse(unseal(row.credentials, { shop: shop.domain, column: COLUMN }))) };
}

/** What a shop gave to be let in by a channel's provider, and which it is, whatever state the channel is in; undefined where none is connected. */
export async function channelCredentials(
  db: ShopDb,
  shop: Shop,
  channel: Channel,
): Promise<{ kind: string; credentials: unknown } | undefined> {
  const row = await db.messageChannel.findUnique({ where: { shopId_channel: { shopId: shop.id, channel } } });
  if (!row) return undefined;
  return { kind: row.kind, credentials: JSON.parse(unseal(row.credentials, { shop: shop.domain, column: COLUMN })) as unknown };
}

/** Writes down that a channel's provider could not be spoken to. One that no longer lets us in is left alone until somebody renews its credentials. */
export async function noteChannelFault(shop: Shop, channel: Channel, fault: ChannelFault): Promise<void> {
  const data = { lastProblem: fault.words, ...(fault.code === "unauthorized" && { state: "refused" as const }) };
  await inShop(shop, (db) => db.messageChannel.updateMany({ where: { shopId: shop.id, channel, state: "connected" }, data }));
}

/** Stops a channel, or lets it go on. What is due meanwhile waits. */
export async function pauseChannel(shop: Shop, channel: Channel, paused: boolean): Promise<void> {
  const [from, to] = paused ? (["connected", "paused"] as const) : (["paused", "connected"] as const);
  await inShop(shop, (db) => db.messageChannel.updateMany({ where: { shopId: shop.id, channel, state: from }, data: { state: to } }));
}
