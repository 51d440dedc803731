import type { Channel } from "#app/messaging/channel.ts";
import type { ChannelField } from "#app/messaging/channels/channel-provider.ts";
import { channelProvidersFor, findChannelProvider } from "#app/messaging/channels/registry.server.ts";
import { messagingSettings } from "#app/messaging/messaging-settings.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { type Message, storedMessage } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { recoverySettings } from "#app/recovery/recovery-settings.server.ts";
import type { MessageChannelState } from "#generated/prisma/enums.ts";

/** A provider as a merchant chooses it, with what it asks for. */
export type OfferedProvider = { kind: string; label: Message; about: Message; fields: (ChannelField & { name: string })[] };

export type ChannelView = {
  channel: Exclude<Channel, "call">;
  providers: OfferedProvider[];
  connection: { kind: string; label: Message; state: MessageChannelState; connectedAt: string; lastProblem: Message | null } | null;
};

export const SENT_BY = ["email", "sms", "whatsapp"] as const;

/** The shop's channels as they are connected, and the settings of what is sent by them. */
export async function readChannels(shop: Shop) {
  return inShop(shop, async (db) => {
    const rows = await db.messageChannel.findMany({ where: { shopId: shop.id } });
    const channels = SENT_BY.map((channel): ChannelView => {
      const row = rows.find((one) => one.channel === channel);
      const provider = row && findChannelProvider(row.kind);
      return {
        channel,
        providers: channelProvidersFor(channel).map(({ kind, label, about, fields }) => ({ kind, label, about, fields: [...fields] })),
        connection:
          row && provider
            ? {
                kind: row.kind,
                label: provider.label,
                state: row.state,
                connectedAt: row.connectedAt.toISOString(),
                lastProblem: row.lastProblem === null ? null : storedMessage(row.lastProblem),
              }
            : null,
      };
    });
    const { opens, closes, caps } = await messagingSettings.read(db, shop);
    const { holdoutPercent, leftAfterMinutes, countedDays } = await recoverySettings.read(db, shop);
    return { channels, hours: { opens, closes, caps }, left: leftAfterMinutes, proof: { holdoutPercent, countedDays } };
  });
}

export type ChannelsView = Awaited<ReturnType<typeof readChannels>>;
