import { z } from "zod";

const one = z.object({
  subscriber: z.string().max(100),
  eventId: z
    .string()
    .regex(/^\d{1,18}$/)
    .transform(BigInt),
});

/** What a person can do about events that were given up: have them tried again. */
export const SyncCommand = z.object({ intent: z.literal("try-again"), events: z.array(one).min(1).max(50) });
