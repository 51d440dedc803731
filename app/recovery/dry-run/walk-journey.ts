import { Temporal } from "temporal-polyfill";
import type { Channel } from "#app/messaging/channel.ts";
import { type Cap, nextWithinCaps } from "#app/messaging/frequency-cap.ts";
import { nextSend, type Place, type QuietHours } from "#app/messaging/timing/next-send.ts";
import { advance, chartOf, comeTo } from "../journeys/advance.ts";
import type { JourneyDefinition, NodeOf } from "../journeys/journey-definition.ts";
import { knownOf } from "../journeys/known-of.ts";
import { journeys } from "../journeys/messages.ts";
import { withoutContact } from "../journeys/nodes/contact-nodes.ts";
import type { NotEligible } from "../journeys/nodes/node-kind.ts";
import type { Facts } from "../journeys/read-facts.server.ts";

/** Somebody who would have entered a journey. */
export type Walker = {
  id: string;
  personId: string;
  isHeldOut: boolean;
  enteredAt: Date;
  /** When they bought, or the cart was gone: nothing is sent from then on. */
  overAt: Date | null;
  place: Place;
};

/** A message that would have left, or a call that would have been due. */
export type WouldSend = { nodeId: string; channel: Channel; at: Date };

export type Walked = { sends: WouldSend[]; heldBack: { nodeId: string; why: NotEligible | "no-lawful-time" }[] };

type Around = {
  quiet: QuietHours;
  caps: readonly Cap[];
  /** What the person was sent before, by whatever journey: those of this walk are added. */
  sentBefore: Temporal.Instant[];
  /** The walk ends there: what would be sent later isn't known yet. */
  until: Date;
};

const MOST_STOPS = 500;

/**
 * Which way somebody would have gone through a journey, and what would have left for them when: by the steps, the hours and the caps by which it
 * is really done, and by what is known of them today. Pure. Of limits on how many go on at a time everybody is let through.
 */
export function walkJourney(definition: JourneyDefinition, walker: Walker, facts: Facts, around: Around): Walked {
  const { first } = definition;
  const walked: Walked = { sends: [], heldBack: [] };
  if (first === null) return walked;
  const chart = chartOf(definition);
  const knownAt = (at: Date) => knownOf({ ...walker, isHeldOut: false }, definition, facts, () => at, at);
  let position = comeTo(chart, first, walker.enteredAt, knownAt(walker.enteredAt), walker.enteredAt);
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    const at = position.dueAt;
    if (at > around.until || (walker.overAt && at >= walker.overAt)) return walked;
    const come = advance(chart, position, knownAt(at), at);
    for (const { nodeId, what } of come.passed) {
      const why = typeof what.args["why"] === "object" && "code" in what.args["why"] ? what.args["why"].code.split(":")[1] : undefined;
      if (why !== undefined) walked.heldBack.push({ nodeId, why: why as NotEligible });
    }
    position = come.position;
    if (come.endedBy !== null) return walked;
    if (!come.isToMake) continue;
    const node = chart.nodes.get(position.nodeId);
    if (node?.kind !== "message" && node?.kind !== "call-task") return walked;
    const leaves = leavesAt(node, walker.place, position.nodeAt, at, around);
    if (leaves && (!walker.overAt || leaves < walker.overAt) && leaves <= around.until) {
      walked.sends.push({ nodeId: node.id, channel: node.kind === "message" ? node.channel : "call", at: leaves });
      around.sentBefore.push(instant(leaves));
    } else if (!leaves) {
      walked.heldBack.push({ nodeId: node.id, why: "no-lawful-time" });
    }
    const made = leaves
      ? ({ does: "go", next: node.next, what: journeys.message("let-through") } as const)
      : withoutContact(node, "too-late");
    const gone = advance(chart, position, knownAt(at), at, made);
    position = gone.position;
    if (gone.endedBy !== null || gone.isToMake) {
      if (gone.endedBy !== null) return walked;
      position = { ...position, dueAt: at };
    }
  }
  return walked;
}

const instant = (at: Date) => Temporal.Instant.fromEpochMilliseconds(at.getTime());

/** When a message would have left: at a lawful hour, within the merchant's own and the caps; null where none comes before it is too late. */
function leavesAt(
  node: NodeOf<"message"> | NodeOf<"call-task">,
  place: Place,
  meant: Date,
  at: Date,
  { quiet, caps, sentBefore }: Around,
): Date | null {
  const isMarketing = node.kind === "call-task" || node.purpose === "marketing";
  if (!isMarketing) return at;
  const medium = node.kind === "call-task" ? "call" : node.channel === "email" ? "email" : "text";
  const latest = instant(meant).add({ minutes: node.withinMinutes });
  let moment = instant(at);
  for (let tries = 0; tries < 10; tries += 1) {
    const lawful = nextSend(medium, place, quiet, moment);
    const free = lawful.outcome === "at" ? nextWithinCaps(sentBefore, caps, lawful.at) : null;
    if (!free || Temporal.Instant.compare(free, latest) > 0) return null;
    if (Temporal.Instant.compare(free, moment) === 0) return new Date(free.epochMilliseconds);
    moment = free;
  }
  return null;
}
