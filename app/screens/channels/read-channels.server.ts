import { z } from "zod";
import type { Channel } from "#app/messaging/channel.ts";
import type { ChannelField, ChannelProvider } from "#app/messaging/channels/channel-provider.ts";
import { credentialsOf, whereToTell } from "#app/messaging/channels/connect-channel.server.ts";
import { channelProvidersFor, findChannelProvider } from "#app/messaging/channels/registry.server.ts";
import { readMailHealth } from "#app/messaging/mail-health/judge-mail-health.server.ts";
import { lastMailReport, mailReportAddress } from "#app/messaging/mail-reports/report-address.server.ts";
import type { MailReading } from "#app/messaging/mail-health/mail-reading.ts";
import { readSender } from "#app/messaging/sender/shop-address.server.ts";
import { messagingSettings } from "#app/messaging/messaging-settings.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { inShop, readInShop } from "#app/platform/db/in-shop.server.ts";
import { type Message, storedMessage } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { JourneyDefinition } from "#app/recovery/journeys/journey-definition.ts";
import { recoverySettings } from "#app/recovery/recovery-settings.server.ts";
import type { MessageChannelState } from "#generated/prisma/enums.ts";
import { readLaws } from "./read-laws.server.ts";
import { readConsentView, readPixelView } from "./read-permissions.server.ts";

/** A provider as a merchant chooses it, with what it asks for. */
export type OfferedProvider = { kind: string; label: Message; about: Message; fields: (ChannelField & { name: string })[] };

export type ChannelView = {
  channel: Exclude<Channel, "call">;
  providers: OfferedProvider[];
  connection: {
    kind: string;
    label: Message;
    state: MessageChannelState;
    connectedAt: string;
    lastProblem: Message | null;
    /** The provider asked for a pause until then. */
    restsUntil: string | null;
    /** What was given to be let in, without what is secret. */
    given: Record<string, string>;
    /** Where the provider is to tell of messages, for the merchant to enter there. */
    tellsAt: { address: string; verifyToken: string | null } | null;
    /** What stops when it is disconnected: live journeys that write by it, by name, and how many messages wait to leave. */
    stops: { journeys: string[]; waiting: number };
  } | null;
};

/** How the shop's mail stands, as it was last looked at. */
export type MailHealthView = MailReading & { judgedAt: string; pausedAt: string | null };

export const SENT_BY = ["email", "sms", "whatsapp"] as const;

/** The shop's channels as they are connected, and the settings of what is sent by them. */
export async function readChannels(shop: Shop) {
  const tellsAt = new Map<Channel, Awaited<ReturnType<typeof whereToTell>>>();
  for (const channel of SENT_BY) tellsAt.set(channel, await whereToTell(shop, channel));
  // Asked for the first time it is made up: what is only read can't do that.
  const reportsAt = await inShop(shop, (db) => mailReportAddress(db, shop));
  return readInShop(shop, async (db) => {
    const rows = await db.messageChannel.findMany({ where: { shopId: shop.id } });
    const stops = await readStops(db, shop);
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
                restsUntil: row.restsUntil?.toISOString() ?? null,
                given: openlyGiven(provider, credentialsOf(shop, row)),
                tellsAt: tellsAt.get(channel) ?? null,
                stops: stops(channel),
              }
            : null,
      };
    });
    const { opens, closes, hoursForMail, caps } = await messagingSettings.read(db, shop);
    const { holdoutPercent, leftAfterMinutes, countedDays, costPerThousand, costIn } = await recoverySettings.read(db, shop);
    const health = await readMailHealth(db, shop);
    const mailHealth: MailHealthView | null = health
      ? { ...health, judgedAt: health.judgedAt.toISOString(), pausedAt: health.pausedAt?.toISOString() ?? null }
      : null;
    return {
      channels,
      mailHealth,
      hours: { opens, closes, hoursForMail, caps, laws: await readLaws(db, shop) },
      left: leftAfterMinutes,
      proof: { holdoutPercent, countedDays },
      pixel: await readPixelView(db, shop),
      sender: await readSender(db, shop),
      prices: { costPerThousand, costIn },
      mailReports: channels.some(({ channel, connection }) => channel === "email" && connection)
        ? await readMailReports(db, shop, reportsAt)
        : null,
      consent: await readConsentView(db, shop),
    };
  });
}

async function readStops(db: ShopDb, shop: Shop): Promise<(channel: Channel) => { journeys: string[]; waiting: number }> {
  const live = await db.journey.findMany({ where: { shopId: shop.id, state: "live" }, orderBy: { name: "asc" } });
  const uses = live.map(({ name, definition }) => ({ name, nodes: JourneyDefinition.safeParse(definition).data?.nodes ?? [] }));
  const waiting = await db.messageDelivery.groupBy({ by: ["channel"], where: { shopId: shop.id, stage: "planned" }, _count: true });
  return (channel) => ({
    journeys: uses.filter(({ nodes }) => nodes.some((node) => node.kind === "message" && node.channel === channel)).map(({ name }) => name),
    waiting: waiting.find((row) => row.channel === channel)?._count ?? 0,
  });
}

export type MailReportsView = Awaited<ReturnType<typeof readMailReports>>;

async function readMailReports(db: ShopDb, shop: Shop, address: string) {
  const lastAt = await lastMailReport(db, shop);
  return { address, lastAt: lastAt?.toISOString() ?? null };
}

const Given = z.record(z.string(), z.union([z.string(), z.number()]).transform(String));

function openlyGiven({ fields }: Pick<ChannelProvider, "fields">, credentials: unknown): Record<string, string> {
  const open = fields.filter(({ kind }) => kind !== "secret").map(({ name }) => name);
  const given = Given.safeParse(credentials).data ?? {};
  return Object.fromEntries(open.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])));
}

export type ChannelsView = Awaited<ReturnType<typeof readChannels>>;
