import { z } from "zod";
import { COUNTRY_CODES } from "../parts/countries.ts";
import { channelsScreen } from "./messages.ts";
import { issue } from "#app/platform/forms/issue.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Reply } from "#app/platform/http/reply.ts";
import { Channel } from "#app/messaging/channel.ts";
import { amountField, checkboxField, numberField, optionalTextField } from "#app/platform/forms/fields.ts";

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
const minutes = numberField(
  z
    .int()
    .min(10)
    .max(24 * 60),
);

/** By these a message costs more here than there; mail costs the same everywhere. */
export const PRICED_BY_COUNTRY = ["sms", "whatsapp", "call"] as const;

/** The prices as they are typed, for a thousand messages each: those that hold everywhere, and those of a country. */
function pricesFields(currency: string) {
  const amount = amountField(currency);
  const abroad = z.object({
    country: z.enum(COUNTRY_CODES),
    channel: z.enum(PRICED_BY_COUNTRY),
    perThousand: amount,
  });
  return {
    costs: z.object({ email: amount, sms: amount, whatsapp: amount, call: amount }),
    abroad: z
      .array(abroad)
      .max(300)
      .default([])
      .superRefine((rows, context) => {
        const seen = new Set<string>();
        for (const [index, { country, channel }] of rows.entries()) {
          if (seen.has(`${country} ${channel}`))
            context.addIssue({ code: "custom", path: [index, "country"], message: issue(channelsScreen.message("twice")) });
          seen.add(`${country} ${channel}`);
        }
      }),
  };
}

/** What a merchant can do with the shop's channels, and with the settings of what is sent by them. `currency` is the shop's. */
export const channelsCommand = (currency: string) =>
  z.discriminatedUnion("intent", [
    /** `kind` is a provider's; its credentials are judged by its own schema. */
    z.object({ intent: z.literal("connect"), kind: z.string(), credentials: z.record(z.string(), z.string()).default({}) }),
    z.object({ intent: z.enum(["pause", "resume", "disconnect"]), channel: Channel }),
    z.object({
      intent: z.literal("save-hours"),
      opens: time,
      closes: time,
      hoursForMail: checkboxField(),
      caps: z
        .array(
          z.object({
            most: numberField(z.int().min(0).max(100)),
            hours: numberField(
              z
                .int()
                .min(1)
                .max(24 * 31),
            ),
          }),
        )
        .max(10),
    }),
    z.object({ intent: z.literal("save-left"), checkout: minutes, cart: minutes, browse: minutes }),
    z.object({
      intent: z.literal("save-proof"),
      holdoutPercent: numberField(z.int().min(0).max(50)),
      countedDays: numberField(z.int().min(1).max(60)),
    }),
    z.object({ intent: z.literal("save-sender"), sender: optionalTextField(1000) }),
    z.object({ intent: z.literal("save-prices"), ...pricesFields(currency) }),
    /** After Shopify has asked the merchant for what each needs: it is looked up again whether they gave it. */
    z.object({ intent: z.enum(["pixel-on", "pixel-off", "tell-consent"]) }),
  ]);

export type ChannelsCommand = z.output<ReturnType<typeof channelsCommand>>;

/** `leftToDo`: what a channel's provider could not be told of as it was disconnected. */
export type ChannelsReply = Reply<{ leftToDo?: Message | null }>;
