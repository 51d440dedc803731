import { z } from "zod";
import { KLAVIYO_EVENTS } from "#app/recovery/klaviyo/mapping/klaviyo-event.ts";

/** Bytes of all that is given at once: what is read of it is less (recovery/klaviyo/reading). */
export const LARGEST_IMPORT = 16_000_000;

const given = {
  texts: z.array(z.string()).max(60),
  /** What the files are called that they are of; what is pasted has no name. */
  names: z.array(z.string().max(300)).max(60).default([]),
  /** BCP 47, lower case: in which language the messages are written. */
  language: z.string().regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/),
  /** Which event a metric counts, by its id. */
  events: z.record(z.string().max(100), z.enum(KLAVIYO_EVENTS)),
};

/** What a merchant can do with what Klaviyo answered: have it read, and keep the flows that he chose (by their place in it) as drafts. */
export const ImportCommand = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("read"), ...given }),
  z.object({ intent: z.literal("save"), ...given, flows: z.array(z.int().min(0)).min(1).max(50) }),
]);

export type ImportCommand = z.output<typeof ImportCommand>;
