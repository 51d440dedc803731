import { randomBytes } from "node:crypto";
import { type MessageChannel, Prisma } from "#generated/prisma/client.ts";
import type { MessageChannelState } from "#generated/prisma/enums.ts";
import { nowDate } from "#app/platform/clock.ts";
import { seal, unseal } from "#app/platform/crypto/seal.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { env } from "#app/platform/env.server.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { Channel } from "../channel.ts";
import { ChannelFault } from "./channel-fault.ts";
import type { ChannelLine, ChannelProvider } from "./channel-provider.ts";
import type { ListedTemplate } from "./listed-template.ts";
import { channelProviderOf } from "./registry.server.ts";
import { sayFarewell } from "./say-farewell.server.ts";
import { keepTemplates } from "./templates/keep-templates.server.ts";

const COLUMN = "message_channel.credentials";

export type ChannelConnected = { outcome: "connected" } | { outcome: "refused"; message: Message };

/**
 * Connects a shop to a provider, or gives it new credentials, if it lets us in with them now. The channel then goes by this provider alone;
 * what waits for it is sent. The address at which a provider calls us stays the same as long as it is the same provider.
 */
export async function connectChannel(shop: Shop, provider: ChannelProvider, credentials: object): Promise<ChannelConnected> {
  const parsed = provider.credentials.parse(credentials);
  const key = { shopId: shop.id, channel: provider.channel };
  const before = await inShop(shop, (db) => db.messageChannel.findUnique({ where: { shopId_channel: key } }));
  const callbackKey = provider.calls
    ? ((before?.kind === provider.kind ? before.callbackKey : null) ?? randomBytes(24).toString("base64url"))
    : null;
  const { kind } = provider;
  let templates: readonly ListedTemplate[] | undefined;
  try {
    (await provider.open(parsed, { shop, callAt: addressOf(shop, { kind, callbackKey }) })).close();
    await provider.check?.(parsed);
    templates = await provider.templates?.(parsed);
    await provider.welcome?.(parsed);
  } catch (fault) {
    if (fault instanceof ChannelFault) return { outcome: "refused", message: fault.words };
    throw fault;
  }
  const sealed = seal(JSON.stringify(parsed), { shop: shop.domain, column: COLUMN });
  const state = { state: "connected", restsUntil: null, connectedAt: nowDate(), lastProblem: Prisma.DbNull } as const;
  const now = { ...state, kind, credentials: sealed, callbackKey };
  await inShop(shop, async (db) => {
    await db.messageChannel.upsert({ where: { shopId_channel: key }, create: { ...key, ...now }, update: now });
    if (templates) await keepTemplates(db, shop, provider.channel, templates);
  });
  // It goes on telling of the account that was connected before, where that is another.
  const problem =
    before && (await sayFarewell({ kind: before.kind, credentials: credentialsOf(shop, before) }, { kind, credentials: parsed }));
  if (problem) await inShop(shop, (db) => db.messageChannel.update({ where: { shopId_channel: key }, data: { lastProblem: problem } }));
  return { outcome: "connected" };
}

export type ConnectedChannel = {
  provider: ChannelProvider;
  state: MessageChannelState;
  restsUntil: Date | null;
  open: () => Promise<ChannelLine>;
};

/** By what a shop reaches people on a channel, and whether it may just now; undefined where nothing is connected. */
export async function channelOf(db: ShopDb, shop: Shop, channel: Channel): Promise<ConnectedChannel | undefined> {
  const row = await db.messageChannel.findUnique({ where: { shopId_channel: { shopId: shop.id, channel } } });
  if (!row) return undefined;
  const provider = channelProviderOf(row);
  const place = { shop, callAt: addressOf(shop, row) };
  return { provider, state: row.state, restsUntil: row.restsUntil, open: () => provider.open(credentialsOf(shop, row), place) };
}

/** What a merchant gave to be let in by the provider of a channel. */
export function credentialsOf(shop: Pick<Shop, "domain">, { credentials }: Pick<MessageChannel, "credentials">): unknown {
  return JSON.parse(unseal(credentials, { shop: shop.domain, column: COLUMN }));
}

/** Where the provider of a channel tells of messages; empty where it doesn't. */
export function addressOf(shop: Pick<Shop, "domain">, { kind, callbackKey }: Pick<MessageChannel, "kind" | "callbackKey">): string {
  return callbackKey === null ? "" : `${env.INTAKE_URL}/channels/${kind}/${shop.domain}/${callbackKey}`;
}

/** Where the provider of a channel is to tell of messages, for the merchant who enters it there, and the word beside it where there is one. */
export async function whereToTell(shop: Shop, channel: Channel): Promise<{ address: string; verifyToken: string | null } | undefined> {
  const row = await inShop(shop, (db) => db.messageChannel.findUnique({ where: { shopId_channel: { shopId: shop.id, channel } } }));
  if (!row || row.callbackKey === null) return undefined;
  return { address: addressOf(shop, row), verifyToken: channelProviderOf(row).calls?.verifyToken?.(row.callbackKey) ?? null };
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
