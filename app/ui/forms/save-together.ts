import type { Reply } from "#app/platform/http/reply.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { ui } from "../messages/messages.ts";

/** Several forms on their way at once: each tells what was answered to it, before anything else is told of that. */
export type Round = { told: (reply: Reply) => void };

/** What is said of a round: what was done, each once, or how much of it was refused. */
export type RoundOutcome = { messages: Message[]; failed: boolean };

/**
 * Saves forms. What became of several is said once, when all of them are answered: of one that is saved nothing is said alone while another
 * is refused. `hears` is given each answer that is spoken for so. A form by itself is answered for by whoever shows it.
 */
export function saveTogether(
  forms: readonly { saveWithin: (round?: Round) => void }[],
  hears: (reply: Reply) => void,
  say: (outcome: RoundOutcome) => void,
): void {
  if (forms.length < 2) {
    for (const form of forms) form.saveWithin();
    return;
  }
  const replies: Reply[] = [];
  const told = (reply: Reply) => {
    hears(reply);
    replies.push(reply);
    if (replies.length === forms.length) say(outcomeOf(replies));
  };
  for (const form of forms) form.saveWithin({ told });
}

function outcomeOf(replies: readonly Reply[]): RoundOutcome {
  const count = replies.filter(({ ok }) => !ok).length;
  if (count > 0)
    return { messages: [count < replies.length ? ui.message("some-saved", { count }) : ui.message("none-saved")], failed: true };
  const messages = replies.flatMap(({ message }) => message ?? []);
  return { messages: [...new Map(messages.map((one) => [JSON.stringify(one), one])).values()], failed: false };
}
