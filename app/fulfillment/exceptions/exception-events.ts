import { z } from "zod";
import { defineEvent } from "#app/platform/events/event-type.ts";

/**
 * Something needs a person: it was put on the worklist, or stands there under another cause from now on. Those of one cause come one after the other, so
 * that whoever hears of them together is given a flood at once. What became of it since stands in its row.
 */
export const exceptionOpened = defineEvent("exception.opened", {
  payload: z.object({ exceptionId: z.uuid(), cause: z.string() }),
  key: ({ cause }) => `exceptions:${cause}`,
});
