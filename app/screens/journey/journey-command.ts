import { z } from "zod";
import { issue } from "#app/platform/forms/issue.ts";
import { JourneyDefinition } from "#app/recovery/journeys/journey-definition.ts";
import { journey } from "./messages.ts";

/** What a merchant can do with a journey. `revision` is of what he began from; `state`: what becomes of it with what is saved. */
export const JourneyCommand = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("save"),
    name: z
      .string(issue(journey.message("name-missing")))
      .trim()
      .min(1, issue(journey.message("name-missing")))
      .max(100),
    definition: JourneyDefinition,
    revision: z.int(),
    state: z.literal("live").optional(),
  }),
  z.object({ intent: z.enum(["go-live", "pause", "delete"]) }),
]);

export type JourneyCommand = z.output<typeof JourneyCommand>;
