import { CHANNELS, type Channel } from "#app/messaging/channel.ts";

/** What a number of messages by a channel to a country cost, each segment of a text counted, in minor units of the shop's currency; not rounded. */
export type CostOf = (channel: Channel, messages: number, country: string | null) => number;

/** By what the merchant says that a thousand of them cost, and what they cost in some countries (recovery-settings). */
export type Prices = {
  costPerThousand: Readonly<Record<Channel, number>>;
  costIn: readonly { country: string; channel: Channel; perThousand: number }[];
};

/** Minor units for a thousand messages by a channel to a country. */
export function pricePerThousand({ costPerThousand, costIn }: Prices, channel: Channel, country: string | null): number {
  const own = costIn.find((one) => one.channel === channel && one.country === country);
  return own?.perThousand ?? costPerThousand[channel];
}

export const costByThousand =
  (prices: Prices): CostOf =>
  (channel, messages, country) =>
    (messages * pricePerThousand(prices, channel, country)) / 1000;

type Sent = {
  messages: Partial<Record<Channel, number>>;
  /** What is paid for: of a text each of its segments. Where it isn't known, each message is one. */
  paidFor?: Partial<Record<Channel, number>>;
  /** Of them, as far as it is known, those to each country. */
  byCountry: readonly { channel: Channel; country: string; messages: number; paidFor?: number | undefined }[];
};

/** What all of them cost together, rounded once. */
export function costOfAll({ messages, paidFor = {}, byCountry }: Sent, costOf: CostOf): number {
  const placed = byCountry.map(({ channel, country, messages: all, paidFor: count = all }) => ({ channel, country, count }));
  const elsewhere = CHANNELS.map((channel) => {
    const known = placed.filter((one) => one.channel === channel).reduce((sum, { count }) => sum + count, 0);
    return { channel, country: null, count: Math.max(0, (paidFor[channel] ?? messages[channel] ?? 0) - known) };
  });
  return Math.round([...placed, ...elsewhere].reduce((sum, { channel, count, country }) => sum + costOf(channel, count, country), 0));
}
