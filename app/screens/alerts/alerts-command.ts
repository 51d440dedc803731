import { z } from "zod";
import { exceptionCauses } from "#app/fulfillment/exceptions/exception-causes.ts";
import { checkboxField } from "#app/platform/forms/fields.ts";
import { issue } from "#app/platform/forms/issue.ts";
import { alertsScreen } from "./messages.ts";

const wish = {
  rhythm: z.enum(["at_once", "hourly", "daily"]),
  scope: z.enum(["everything", "urgent", "chosen"]),
  causes: z.array(z.enum(Object.keys(exceptionCauses))).default([]),
  tellsSolved: checkboxField(),
};
const place = { url: z.string().max(2000).default(""), addresses: z.string().max(3000).default("") };
const id = z.uuid();

/** What a merchant can do with the places where exceptions are told. */
export const AlertsCommand = z
  .discriminatedUnion("intent", [
    /** Of a webhook `url`; of email `addresses`, with commas between them. */
    z.object({
      intent: z.literal("add"),
      kind: z.enum(["webhook", "email"]),
      ...place,
      ...wish,
    }),
    /** Another address takes the place of the one that is kept; none leaves it. */
    z.object({ intent: z.literal("change"), id, ...place, ...wish }),
    z.object({ intent: z.enum(["pause", "resume", "remove", "test"]), id }),
  ])
  .superRefine((command, context) => {
    if ("scope" in command && command.scope === "chosen" && command.causes.length === 0)
      context.addIssue({ code: "custom", message: issue(alertsScreen.message("choose-one")), path: ["causes"] });
  });

export type AlertsCommand = z.output<typeof AlertsCommand>;
