import { type Actor, actorLabel } from "#app/platform/actor.ts";
import { type Reply, refusal } from "#app/platform/http/reply.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { whyNoCallBack } from "#app/recovery/calls/call-outcome.ts";
import { recordCallOutcome, takeCallTask, type TakenCall } from "#app/recovery/calls/call-tasks.server.ts";
import type { CallsCommand } from "./calls-command.ts";
import { callsScreen } from "./messages.ts";

/** What an agent needs while they call. */
export type CallInHand = { taskId: string; phone: string; script: string; until: string; link: string | null; code: string | null };

export type CallsReply = Reply<{ inHand?: CallInHand }>;

/** Does what an agent said. */
export async function commandCalls(shop: Shop, actor: Actor, command: CallsCommand): Promise<CallsReply> {
  if (command.intent === "take") {
    const taken = await takeCallTask(shop, command.taskId, actor);
    if (taken.outcome !== "taken") return refusal(whyNot(taken));
    const { task, until, link, code } = taken;
    return { ok: true, inHand: { taskId: task.id, phone: task.phone, script: task.script, until: until.toISOString(), link, code } };
  }
  const { taskId, outcome, note, callBackAt } = command;
  const report = { outcome, ...(note !== undefined && { note }), ...(callBackAt !== undefined && { callBackAt }) };
  const wrong = outcome === "call-back" && callBackAt ? whyNoCallBack(callBackAt, nowDate()) : null;
  if (wrong) {
    const why = callsScreen.message(`call-back-${wrong}`);
    return refusal(why, { callBackAt: why });
  }
  const recorded = await recordCallOutcome(shop, taskId, actor, report);
  if (recorded.outcome === "not-yours") return refusal(callsScreen.message("not-yours"));
  return { ok: true, message: callsScreen.message("recorded") };
}

function whyNot(taken: Exclude<TakenCall, { outcome: "taken" }>): Message {
  switch (taken.outcome) {
    case "held":
      return callsScreen.message("held-now", { actor: actorLabel(taken.by) });
    case "later":
      return callsScreen.message("later-now", { moment: taken.at.toISOString() });
    case "over":
      return callsScreen.message(`over-${taken.why}`);
  }
}
