import type { Message } from "#app/platform/messages/message.ts";
import type { BadgeLook } from "#app/ui/badge.tsx";
import type { AbandonmentState } from "#generated/prisma/enums.ts";
import { type CartRunFacts, nextOf } from "./cart-run.ts";
import type { CartStanding } from "./cart-standing.ts";
import { recoveryScreen } from "./messages.ts";

/** What is done about a cart, or why nothing is, in a line. */
export function standingInWords(standing: CartStanding): Message {
  switch (standing.is) {
    case "under-way": {
      const [first, ...others] = standing.runs.map(runInWords);
      if (!first) return recoveryScreen.message("is-not-taken");
      return others.length === 0 ? first : recoveryScreen.message("and-more", { what: first, count: others.length });
    }
    case "ended": {
      const { journey, endedBy, sent } = standing;
      const what = recoveryScreen.message(`ended-${endedBy}`, { journey });
      return sent === 0 ? what : recoveryScreen.message("sent", { what, count: sent });
    }
    case "another-cart":
      return recoveryScreen.message("is-another-cart", { journey: standing.journey });
    default:
      return recoveryScreen.message(`is-${standing.is}`);
  }
}

/** The same where there is room: each journey that is under way by itself. */
export const standingInLines = (standing: CartStanding): Message[] =>
  standing.is === "under-way" ? standing.runs.map(runInWords) : [standingInWords(standing)];

/** What a journey that is under way does next about a cart. */
function runInWords(run: CartRunFacts): Message {
  const { journey, isPaused, endedBy, plannedAt, callAt } = run;
  const moment = nextOf(run);
  if (callAt !== null && callAt === moment) return recoveryScreen.message("is-to-be-called", { journey });
  if (isPaused && endedBy === null) {
    if (plannedAt === null) return recoveryScreen.message("is-paused", { journey });
    return recoveryScreen.message("is-paused-planned", { journey, moment: plannedAt });
  }
  return moment === null
    ? recoveryScreen.message("is-under-way", { journey })
    : recoveryScreen.message("is-under-way-next", { journey, moment });
}

export const STATE_LOOKS: Record<AbandonmentState, { look: BadgeLook; label: Message }> = {
  active: { look: { tone: "info", progress: "incomplete" }, label: recoveryScreen.message("state-active") },
  abandoned: { look: { tone: "attention", progress: "partiallyComplete" }, label: recoveryScreen.message("state-abandoned") },
  completed: { look: { tone: "success", progress: "complete" }, label: recoveryScreen.message("state-completed") },
  gone: { look: {}, label: recoveryScreen.message("state-gone") },
};
