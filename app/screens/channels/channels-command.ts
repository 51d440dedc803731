import { z } from "zod";
import { Channel } from "#app/messaging/channel.ts";
import { checkboxField, numberField } from "#app/platform/forms/fields.ts";

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
const minutes = numberField(
  z
    .int()
    .min(10)
    .max(24 * 60),
);

/** What a merchant can do with the shop's channels, and with the settings of what is sent by them. */
export const ChannelsCommand = z.discriminatedUnion("intent", [
  /** `kind` is a provider's; its credentials are judged by its own schema. */
  z.object({ intent: z.literal("connect"), kind: z.string(), credentials: z.record(z.string(), z.string()).default({}) }),
  z.object({ intent: z.enum(["pause", "resume"]), channel: Channel }),
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
]);

export type ChannelsCommand = z.output<typeof ChannelsCommand>;
