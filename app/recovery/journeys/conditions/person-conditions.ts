import { z } from "zod";
import { Channel } from "#app/messaging/channel.ts";
import { journeys } from "../messages.ts";
import { condition, range } from "./condition.ts";
import type { Profile } from "./profile.ts";

const DAY_MS = 86_400_000;

const tags = z.array(z.string().trim().min(1).max(255)).min(1).max(50);
const hasOne = (wanted: readonly string[], { customerTags }: Profile) => wanted.some((tag) => customerTags.includes(tag.toLowerCase()));

/** Shopify takes `VIP` and `vip` for one tag. A guest has none. */
export const customerTagged = condition({
  code: "customer-tagged",
  args: z.object({ tags }),
  fields: { tags: "tags" },
  label: journeys.message("customer-tagged"),
  says: (args) => journeys.message("customer-tagged-of", { tags: args.tags }),
  holds: (args, profile) => hasOne(args.tags, profile),
});

export const customerNotTagged = condition({
  code: "customer-not-tagged",
  args: z.object({ tags }),
  fields: { tags: "tags" },
  label: journeys.message("customer-not-tagged"),
  says: (args) => journeys.message("customer-not-tagged-of", { tags: args.tags }),
  holds: (args, profile) => !hasOne(args.tags, profile),
});

const count = z.int().min(0).max(100_000);

export const ordersSoFar = condition({
  code: "orders-so-far",
  args: range(count),
  fields: { from: "count", to: "count-or-none" },
  label: journeys.message("orders-so-far"),
  says: ({ from, to }) =>
    to === null ? journeys.message("orders-so-far-from", { count: from }) : journeys.message("orders-so-far-between", { from, to }),
  holds: ({ from, to }, { orders }) => orders >= from && (to === null || orders <= to),
});

export const countryIs = condition({
  code: "country",
  args: z.object({
    countries: z
      .array(z.string().regex(/^[A-Z]{2}$/))
      .min(1)
      .max(250),
  }),
  fields: { countries: "countries" },
  label: journeys.message("country"),
  says: ({ countries }) =>
    journeys.message("country-of", { countries: countries.map((code) => journeys.message("one-country", { code })) }),
  holds: ({ countries }, { country }) => country !== null && countries.includes(country),
});

/** `de` is every German; `de-at` is Austria's alone. */
export const languageIs = condition({
  code: "language",
  args: z.object({
    languages: z
      .array(z.string().regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/))
      .min(1)
      .max(50),
  }),
  fields: { languages: "languages" },
  label: journeys.message("language"),
  says: ({ languages }) => journeys.message("language-of", { languages }),
  holds: ({ languages }, { language }) => language !== null && languages.some((one) => language === one || language.startsWith(`${one}-`)),
});

/** Whether a message by this channel could go to them: an address is known, they agreed, and nobody said to leave them alone. */
export const reachableBy = condition({
  code: "reachable-by",
  args: z.object({ channel: Channel, isReachable: z.boolean() }),
  fields: { channel: "channel", isReachable: "yes-or-no" },
  label: journeys.message("reachable-by"),
  says: ({ channel, isReachable }) =>
    journeys.message(isReachable ? "reachable-by-yes" : "reachable-by-no", { channel: journeys.message(`channel-${channel}`) }),
  holds: (args, profile) => profile.reachableBy.has(args.channel) === args.isReachable,
});

/** Whether they left another cart within so many days before: who learns that leaving brings a discount leaves again. */
export const repeatAbandoner = condition({
  code: "repeat-abandoner",
  args: z.object({ days: z.int().min(1).max(365), isOne: z.boolean() }),
  fields: { days: "days", isOne: "yes-or-no" },
  label: journeys.message("repeat-abandoner"),
  says: ({ days, isOne }) => journeys.message(isOne ? "repeat-abandoner-yes" : "repeat-abandoner-no", { count: days }),
  holds: ({ days, isOne }, { leftBefore, at }) =>
    leftBefore.some((left) => left < at && at.getTime() - left.getTime() <= days * DAY_MS) === isOne,
});
