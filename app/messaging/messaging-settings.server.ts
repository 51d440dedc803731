import { z } from "zod";
import { defineSettings } from "#app/platform/settings/define-settings.server.ts";

const Time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

/** When a merchant lets marketing leave, on the recipient's clock, beside what the law says; how much of it one person gets over all journeys and channels, and when a mailbox counts as dead. */
export const messagingSettings = defineSettings(
  "messaging",
  z.object({
    opens: Time.default("08:00"),
    closes: Time.default("21:00"),
    /** Whether mail keeps these hours as well: it wakes nobody, and who has just left is reached best at once. */
    hoursForMail: z.boolean().default(false),
    caps: z.array(z.object({ most: z.int().min(0).max(100), hours: z.int().min(1).max(24 * 31) })).default([
      { most: 2, hours: 24 },
      { most: 5, hours: 24 * 7 },
    ]), // oxfmt-ignore
    // After so many mails in a row that a mailbox didn't take for now, it is written to no more: Klaviyo's number, and Mailchimp's for people of whom
    // nothing else is known (community.klaviyo.com 362; suped.com, "soft bounces before suppressing").
    softBounces: z.int().min(1).max(50).default(7),
    /** Who writes marketing mails, with a postal address, in lines; null: the shop's name and address. */
    sender: z.string().max(1000).nullable().default(null),
    /** The shop's address as Shopify shows it to buyers, line by line: a copy, no wish of the merchant's. Null before it was read. */
    shopAddress: z
      .object({ lines: z.array(z.string()), readAt: z.iso.datetime() })
      .nullable()
      .default(null),
  }),
);
