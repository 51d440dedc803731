import { z } from "zod";
import { Channel } from "#app/messaging/channel.ts";
import { type JourneyNode, WaitedEvent } from "../journey-definition.ts";

/** What a step was at the moment when somebody passed it, as it is kept with that: no later edit of the journey changes what they passed. */
export const PassedStep = z.discriminatedUnion("kind", [
  /** For how long they waited, as it was meant when they came. */
  z.object({ kind: z.literal("delay"), minutes: z.int() }),
  z.object({ kind: z.literal("wait-for"), event: WaitedEvent }),
  /** `number`: contactNumber. */
  z.object({ kind: z.literal("contact"), channel: Channel, number: z.int() }),
  z.object({ kind: z.enum(["split", "random-cohort", "rate-limit", "exit"]) }),
]);
export type PassedStep = z.infer<typeof PassedStep>;

const MINUTE_MS = 60_000;

/** What a node is as somebody stands at it who is about to leave. */
export function passedStep(nodes: Iterable<JourneyNode>, node: JourneyNode, { nodeAt, dueAt }: { nodeAt: Date; dueAt: Date }): PassedStep {
  switch (node.kind) {
    case "delay":
      return { kind: "delay", minutes: Math.round((dueAt.getTime() - nodeAt.getTime()) / MINUTE_MS) };
    case "wait-for":
      return { kind: "wait-for", event: node.event };
    case "message":
      return { kind: "contact", channel: node.channel, number: contactNumber(nodes, node.id) ?? 1 };
    case "call-task":
      return { kind: "contact", channel: "call", number: contactNumber(nodes, node.id) ?? 1 };
    default:
      return { kind: node.kind };
  }
}

/** Which of a journey's messages and calls a step is, from 1, wherever steps are numbered; null of what is none of them. */
export function contactNumber(nodes: Iterable<JourneyNode>, nodeId: string): number | null {
  const place = [...nodes].filter(({ kind }) => kind === "message" || kind === "call-task").findIndex(({ id }) => id === nodeId);
  return place === -1 ? null : place + 1;
}
