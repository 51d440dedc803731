import { z } from "zod";
import { Channel } from "#app/messaging/channel.ts";
import { defineSettings } from "#app/platform/settings/define-settings.server.ts";

/** When a cart counts as left, and how recovery is measured. */
export const recoverySettings = defineSettings(
  "recovery",
  z.object({
    /** Per cent of buyers who are never written to, so that what recovery brings can be measured. */
    holdoutPercent: z.int().min(0).max(50).default(10),
    /** Minutes without a sign of the buyer after which they have left. */
    leftAfterMinutes: z
      .object({
        checkout: z
          .int()
          .min(10)
          .max(24 * 60)
          .default(30),
        cart: z
          .int()
          .min(10)
          .max(24 * 60)
          .default(60),
        browse: z
          .int()
          .min(10)
          .max(24 * 60)
          .default(60),
      })
      .prefault({}),
    /** Days after its beginning in which an order counts for a run. */
    countedDays: z.int().min(1).max(60).default(28),
    /** Minor units of the shop's currency for a thousand messages, or calls, where a provider does not say what one cost. */
    costPerThousand: z
      .object({
        email: z.int().min(0).default(100),
        sms: z.int().min(0).default(5_000),
        whatsapp: z.int().min(0).default(7_000),
        call: z.int().min(0).default(200_000),
      })
      .prefault({}),
    /** The same where it is another in a country (ISO 3166-1 alpha-2): a country and a channel stand here once. */
    costIn: z.array(z.object({ country: z.string(), channel: Channel, perThousand: z.int().min(0) })).default([]),
    /** The pixel in the shop's pages: a decision, and how it came out. Written as a whole (pixel/). */
    pixel: z
      .object({
        /** Null while nobody has decided: then it is put in as soon as it may be. */
        isWanted: z.boolean().nullable().default(null),
        /** Since when it stands there. */
        installedAt: z.iso.datetime().nullable().default(null),
        /** Why Shopify didn't take it, in its own words. */
        refusedWith: z.string().nullable().default(null),
      })
      .prefault({}),
  }),
);
