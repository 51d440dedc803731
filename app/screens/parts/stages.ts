import type { Message } from "#app/platform/messages/message.ts";
import type { BadgeLook } from "#app/ui/badge.tsx";
import { parts } from "./messages.ts";

/** Where an order or a parcel is on its way, or how a warehouse's connection stands: what it is called, and how its badge looks. */
export function stageOf(stage: string): BadgeLook & { label: Message } {
  return Object.hasOwn(STAGES, stage) && STAGES[stage] ? STAGES[stage] : { label: parts.message("stage-unknown", { stage }) };
}

const UNDER_WAY: BadgeLook = { tone: "info", progress: "partiallyComplete" };
const TROUBLE: BadgeLook = { tone: "critical" };

const STAGES: Record<string, BadgeLook & { label: Message }> = {
  received: { label: parts.message("stage-received"), progress: "incomplete" },
  held: { label: parts.message("stage-held"), tone: "attention", progress: "incomplete" },
  routed: { label: parts.message("stage-routed"), ...UNDER_WAY },
  at_warehouse: { label: parts.message("stage-at-warehouse"), ...UNDER_WAY },
  shipped: { label: parts.message("stage-shipped"), tone: "success", progress: "complete" },
  delivered: { label: parts.message("stage-delivered"), tone: "success", progress: "complete" },
  needs_you: { label: parts.message("stage-needs-you"), ...TROUBLE },
  cancelled: { label: parts.message("stage-cancelled") },
  done_elsewhere: { label: parts.message("stage-done-elsewhere") },

  planned: { label: parts.message("stage-planned"), progress: "incomplete" },
  requested: { label: parts.message("stage-requested"), tone: "info", progress: "incomplete" },
  dispatched: { label: parts.message("stage-at-warehouse"), ...UNDER_WAY },
  picked: { label: parts.message("stage-picked"), ...UNDER_WAY },
  packed: { label: parts.message("stage-packed"), ...UNDER_WAY },
  partly_shipped: { label: parts.message("stage-partly-shipped"), tone: "attention", progress: "partiallyComplete" },
  lost: { label: parts.message("stage-lost"), ...TROUBLE },
  returned: { label: parts.message("stage-returned"), tone: "warning" },
  exception: { label: parts.message("stage-problem"), ...TROUBLE },

  connecting: { label: parts.message("stage-connecting"), tone: "attention" },
  connected: { label: parts.message("stage-connected"), tone: "success" },
  paused: { label: parts.message("stage-paused"), tone: "warning" },
  refused: { label: parts.message("stage-refused"), ...TROUBLE },
};
