import { z } from "zod";
import { Channel } from "#app/messaging/channel.ts";
import { noSpend, type SpendSums } from "./spend-sums.ts";

const Count = z.number();
const Sums = z.object({
  people: Count,
  buyers: Count,
  orders: Count,
  spent: Count,
  squares: Count,
  cubes: Count,
}) satisfies z.ZodType<SpendSums>;
const Arms = z.object({ treated: Sums, heldOut: Sums });

/** Of people of one group: what is to stay as it was. Money in minor units. */
const Guarded = z.object({
  people: Count,
  /** Who said, on any channel, that they want no more, and who complained. */
  unsubscribed: Count,
  complained: Count,
  orders: Count,
  discounted: Count,
  paid: Count,
  net: Count,
});
export type Guarded = z.infer<typeof Guarded>;

/**
 * What the report is made of, as it is kept. A person belongs to the journey that they entered first and to the channel of its first message to them, or that there would have
 * been: so every person and every order counts once, and nothing that was sent has chosen who belongs where.
 */
export const StoredSums = z.object({
  all: Arms,
  journeys: z.record(z.uuid(), Arms),
  channels: z.partialRecord(Channel, Arms),
  /** Of people who came to a step: what they spent from then on. `isFirst`: nothing had been sent to any of them before. */
  steps: z.array(z.object({ journeyId: z.uuid(), nodeId: z.string(), channel: Channel, isFirst: z.boolean(), arms: Arms })),
  /** Orders of counted people by their last touch, and of them those that were followed by nothing but a delivery. */
  touched: z.array(
    z.object({ journeyId: z.uuid(), nodeId: z.string().nullable(), channel: Channel, orders: Count, unclicked: Count, net: Count }),
  ),
  /** Messages that left, and calls that were made, for counted people. */
  messages: z.partialRecord(Channel, Count),
  /** What of them is paid for: of a text each of its segments. */
  paidFor: z.partialRecord(Channel, Count).default({}),
  /** Of them those to each country, as far as it is known. Mail costs the same everywhere. */
  byCountry: z.array(z.object({ channel: Channel, country: z.string(), messages: Count, paidFor: Count.optional() })).default([]),
  guarded: z.object({ treated: Guarded, heldOut: Guarded }),
  /** Carts left in the last 28 days: all; those whose buyer is known; of a held-out buyer; and by channel. */
  carts: z.object({
    left: Count,
    known: Count,
    heldOut: Count,
    byChannel: z.partialRecord(Channel, z.object({ reachable: Count, messaged: Count, recovered: Count })),
  }),
});
export type StoredSums = z.infer<typeof StoredSums>;

const nobody: Guarded = { people: 0, unsubscribed: 0, complained: 0, orders: 0, discounted: 0, paid: 0, net: 0 };

export const noSums: StoredSums = {
  all: { treated: noSpend, heldOut: noSpend },
  journeys: {},
  channels: {},
  steps: [],
  touched: [],
  messages: {},
  paidFor: {},
  byCountry: [],
  guarded: { treated: nobody, heldOut: nobody },
  carts: { left: 0, known: 0, heldOut: 0, byChannel: {} },
};
