import { actorInSentence } from "#app/platform/actor.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { holdWords } from "../decision.ts";
import type { Made } from "../keep-decisions.server.ts";
import { decisions } from "../messages.ts";

/** Who put an order on hold here and why, in words, by what was decided of it; null when nobody did. */
export function holdIn(decided: readonly Made[]): Message | null {
  for (const { decision, by } of decided)
    if (decision.kind === "hold") return decisions.message("held-by", { by: actorInSentence(by), reason: holdWords(decision) });
  return null;
}
