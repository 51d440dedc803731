import { CHANNELS, type Channel } from "#app/messaging/channel.ts";

/** What a number of messages by a channel cost, in minor units of the shop's currency; not rounded. */
export type CostOf = (channel: Channel, messages: number) => number;

/** By what the merchant says that a thousand of them cost. */
export const costByThousand =
  (perThousand: Readonly<Record<Channel, number>>): CostOf =>
  (channel, messages) =>
    (messages * perThousand[channel]) / 1000;

/** What all of them cost together, rounded once. */
export function costOfAll(messages: Partial<Record<Channel, number>>, costOf: CostOf): number {
  return Math.round(CHANNELS.reduce((sum, channel) => sum + costOf(channel, messages[channel] ?? 0), 0));
}
