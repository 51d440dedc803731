import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { issue } from "#app/platform/forms/issue.ts";
import { common } from "#app/platform/messages/messages.ts";
import { CallOutcome } from "#app/recovery/calls/call-outcome.ts";
import { callsScreen } from "./messages.ts";

/** Where a page of the list goes on: a moment in milliseconds and a task's id. */
const Keyset = z
  .string()
  .regex(/^\d{1,14}_[0-9a-f-]{36}$/)
  .nullable()
  .catch(null);

/** The part of the list that is looked at, as it stands in the URL. */
export const CallsPage = z.object({ which: z.enum(["open", "over"]).catch("open"), after: Keyset });
export type CallsPage = z.infer<typeof CallsPage>;

/** What an agent can do: take a call, and say how it went. A time to call back is typed on the shop's clock. */
export function callsCommand(timeZone: string) {
  const moment = z.string().transform((typed, context) => {
    try {
      return new Date(Temporal.PlainDateTime.from(typed).toZonedDateTime(timeZone).epochMilliseconds);
    } catch {
      context.addIssue(issue(common.message("not-a-date")));
      return z.NEVER;
    }
  });
  return z.discriminatedUnion("intent", [
    z.object({ intent: z.literal("take"), taskId: z.uuid() }),
    z
      .object({
        intent: z.literal("record"),
        taskId: z.uuid(),
        outcome: CallOutcome,
        note: z.string().trim().max(2000).optional(),
        callBackAt: moment.optional(),
      })
      .refine(({ outcome, callBackAt }) => outcome !== "call-back" || callBackAt !== undefined, {
        error: issue(callsScreen.message("call-back-missing")),
        path: ["callBackAt"],
      }),
  ]);
}

export type CallsCommand = z.output<ReturnType<typeof callsCommand>>;
