import type { Message } from "#app/platform/messages/message.ts";
import type { BadgeLook } from "#app/ui/badge.tsx";
import type { AbandonmentState } from "#generated/prisma/enums.ts";
import type { CartStanding } from "./cart-standing.ts";
import { recoveryScreen } from "./messages.ts";

/** What is done about a cart, or why nothing is, in a line. */
export function standingInWords(standing: CartStanding): Message {
  switch (standing.is) {
    case "under-way": {
      const { journey, dueAt } = standing;
      if (dueAt === null) return recoveryScreen.message("is-under-way", { journey });
      return recoveryScreen.message("is-under-way-next", { journey, moment: dueAt });
    }
    case "ended": {
      const { journey, endedBy, sent } = standing;
      const what = recoveryScreen.message(`ended-${endedBy}`, { journey });
      return sent === 0 ? what : recoveryScreen.message("sent", { what, count: sent });
    }
    default:
      return recoveryScreen.message(`is-${standing.is}`);
  }
}

export const STATE_LOOKS: Record<AbandonmentState, { look: BadgeLook; label: Message }> = {
  active: { look: { tone: "info", progress: "incomplete" }, label: recoveryScreen.message("state-active") },
  abandoned: { look: { tone: "attention", progress: "partiallyComplete" }, label: recoveryScreen.message("state-abandoned") },
  completed: { look: { tone: "success", progress: "complete" }, label: recoveryScreen.message("state-completed") },
  gone: { look: {}, label: recoveryScreen.message("state-gone") },
};
