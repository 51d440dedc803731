import type { Message } from "#app/platform/messages/message.ts";
import { flow } from "../messages.ts";
import type { ActionOutcome, ActionRun } from "./flow-action.ts";

/** So long Shopify's news of a thing may take to get here: a workflow that an order starts is often faster. */
const NEWS_MS = 10 * 60_000;

/** What to answer about a thing that this shop's copy does not have: it may be on its way here, and later it is none of this shop's. */
export function notKnown({ openedAt }: Pick<ActionRun, "openedAt">, at: Date, refusal: Message): ActionOutcome {
  if (at.getTime() - openedAt.getTime() < NEWS_MS) return { outcome: "not-yet", message: flow.message("not-yet-known") };
  return { outcome: "refused", message: refusal };
}
