import { CHANNELS, type Channel } from "#app/messaging/channel.ts";
import { now } from "#app/platform/clock.ts";
import type { Shop } from "#app/platform/shop.ts";
import { Temporal } from "temporal-polyfill";
import { DRY_RUN_DAYS, type DryRun, dryRun } from "#app/recovery/dry-run/dry-run.server.ts";
import type { JourneyDefinition } from "#app/recovery/journeys/journey-definition.ts";

export type DryDay = { day: string } & Record<Channel, number>;

export type DryRunView =
  | { is: "not-of-carts" }
  | (Omit<Extract<DryRun, { outcome: "done" }>, "messages" | "outcome" | "heldBack"> & {
      is: "done";
      days: DryDay[];
      sums: Record<Channel, { messages: number; cost: number }>;
      /** The last of them. */
      shown: { abandonmentId: string; who: string | null; nodeId: string; channel: Channel; at: string; cost: number }[];
      total: number;
      heldBack: { why: string; count: number }[];
    });

const SHOWN = 50;

/** What a journey would have done over the last month, as it is shown: day by day on the shop's calendar, and the latest messages. */
export async function readDryRun(shop: Shop, definition: JourneyDefinition): Promise<DryRunView> {
  const run = await dryRun(shop, definition);
  if (run.outcome === "not-of-carts") return { is: run.outcome };
  const { outcome: _, messages, heldBack, ...sums } = run;
  const dayOf = (at: Date) =>
    Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(shop.timeZone).toPlainDate().toString();
  const none = () => Object.fromEntries(CHANNELS.map((channel) => [channel, 0])) as Record<Channel, number>;
  const days = new Map(lastDays(shop).map((day) => [day, none()]));
  const byChannel = Object.fromEntries(CHANNELS.map((channel) => [channel, { messages: 0, cost: 0 }])) as Record<
    Channel,
    { messages: number; cost: number }
  >;
  for (const { at, channel, cost } of messages) {
    const day = days.get(dayOf(at));
    if (day) day[channel] += 1;
    byChannel[channel].messages += 1;
    byChannel[channel].cost += cost;
  }
  return {
    is: "done",
    ...sums,
    total: messages.length,
    days: [...days].map(([day, counts]) => ({ day, ...counts })),
    sums: byChannel,
    shown: messages.slice(-SHOWN).reverse().map((message) => ({ ...message, at: message.at.toISOString() })), // prettier-ignore
    heldBack: Object.entries(heldBack).map(([why, count]) => ({ why, count })),
  };
}

function lastDays(shop: Shop): string[] {
  const today = now().toZonedDateTimeISO(shop.timeZone).toPlainDate();
  return Array.from({ length: DRY_RUN_DAYS + 1 }, (_, ago) => today.subtract({ days: DRY_RUN_DAYS - ago }).toString());
}
