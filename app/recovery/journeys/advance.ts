import type { Message } from "#app/platform/messages/message.ts";
import type { JourneyDefinition, JourneyNode } from "./journey-definition.ts";
import { journeys } from "./messages.ts";
import type { Known, Leaving } from "./nodes/node-kind.ts";
import { arriveAt, leave } from "./nodes/node-kinds.ts";
import { type PassedStep, passedStep } from "./nodes/passed-step.ts";
import type { RunEnd } from "./run-end.ts";

/** Where somebody stands in a journey. `waitsFor` is an event, or `turn` at a node that lets few through. */
export type Position = { nodeId: string; nodeAt: Date; dueAt: Date; waitsFor: string | null };

/** What became of somebody at a node, and what it was; `step` is null of one that was taken out. */
export type Passed = { nodeId: string; at: Date; what: Message; step: PassedStep | null };

/** How far somebody came: the nodes that they passed, and where they stand now, or why they are at the end. */
export type Advanced = {
  passed: Passed[];
  position: Position;
  endedBy: RunEnd | null;
  /** Something is to be made for them at the node at which they stand, before they go on. */
  isToMake: boolean;
};

/** Whoever is taken up later than this, because nothing worked meanwhile, waits from then on: not two steps of a day apart at once. */
const LATE_MS = 15 * 60_000;

/** So many nodes are passed in one go. A definition that is right has no loop without a wait. */
const MOST_NODES = 120;

type KnownAt = (position: Pick<Position, "nodeAt" | "waitsFor">) => Known;

/** A definition by its nodes' names. */
export type Chart = Pick<JourneyDefinition, "removed"> & { nodes: ReadonlyMap<string, JourneyNode> };

export const chartOf = ({ nodes, removed }: JourneyDefinition): Chart => ({
  removed,
  nodes: new Map(nodes.map((node) => [node.id, node])),
});

/**
 * Takes somebody whose time at a node is over as far as they go at this moment. Pure: the same for who is held out, in a dry run, and for one
 * that was interrupted.
 *
 * `knownAt` answers what is known of them as they stand at a node. `made` is what became of what was made for them at the node at which they
 * stand. A moment is passed on from node to node as it was meant, not as the worker came to it, so that nothing drifts.
 */
export function advance(chart: Chart, from: Position, knownAt: KnownAt, at: Date, made?: Leaving): Advanced {
  const passed: Passed[] = [];
  let position = from;
  let known = knownAt;
  const end = (endedBy: RunEnd): Advanced => ({ passed, position, endedBy, isToMake: false });

  for (let count = 0; count < MOST_NODES; count += 1) {
    const node = chart.nodes.get(position.nodeId);
    const leaving = count === 0 && made ? made : leavingOf(chart, position, node, known);
    if (leaving.does === "make") return { passed, position, endedBy: null, isToMake: true };
    if (leaving.does === "stay") {
      const waitsFor = node?.kind === "rate-limit" ? "turn" : position.waitsFor;
      const nodeAt = leaving.from ?? position.nodeAt;
      return { passed, position: { ...position, nodeAt, dueAt: leaving.until, waitsFor }, endedBy: null, isToMake: false };
    }
    const step = node ? passedStep(chart.nodes.values(), node, position) : null;
    passed.push({ nodeId: position.nodeId, at, what: leaving.what, step });
    if (leaving.does === "end") return end(leaving.by);
    if (leaving.next === null) return end("finished");

    if (isContact(node)) known = knownAfter(known, leaving.what);
    position = comeTo(chart, leaving.next, meantFor(node, position), known, at);
    if (position.dueAt > at) return { passed, position, endedBy: null, isToMake: false };
  }
  return { passed, position: { ...position, dueAt: new Date(at.getTime() + 60_000) }, endedBy: null, isToMake: false };
}

/** How somebody stands at a node to which they come: `meant` is the moment for which that was meant. */
export function comeTo(chart: Chart, nodeId: string, meant: Date, knownAt: KnownAt, at: Date): Position {
  const node = chart.nodes.get(nodeId);
  const isWait = node?.kind === "delay" || node?.kind === "wait-for";
  const nodeAt = isWait && at.getTime() - meant.getTime() > LATE_MS ? at : meant;
  if (!node) return { nodeId, nodeAt, dueAt: nodeAt, waitsFor: null };
  return { nodeId, nodeAt, ...arriveAt(node, knownAt({ nodeAt, waitsFor: null })) };
}

function leavingOf({ removed }: Chart, position: Position, node: JourneyNode | undefined, knownAt: KnownAt): Leaving {
  if (node) return leave(node, knownAt(position));
  const next = removed?.[position.nodeId];
  const what = journeys.message("step-removed");
  return next === undefined ? { does: "end", by: "stopped", what } : { does: "go", next, what };
}

/** The moment at which a node was to be left: what is made at it takes its time, and is put off, and does not count. */
function meantFor(node: JourneyNode | undefined, { nodeAt, dueAt }: Position): Date {
  return isContact(node) ? nodeAt : dueAt;
}

const isContact = (node: JourneyNode | undefined): boolean => node?.kind === "message" || node?.kind === "call-task";

/** What is known of somebody once they passed a message or a call: it is taken to leave in time, until somebody looks; one that was skipped won't. */
function knownAfter(knownAt: KnownAt, what: Message): KnownAt {
  const isSkipped = what.code === journeys.message("skipped", { why: what }).code;
  return (position) => {
    const known = knownAt(position);
    return { ...known, lastMessage: isSkipped ? (known.lastMessage ?? { stands: "unsent" }) : { stands: "left", at: known.nodeAt } };
  };
}
