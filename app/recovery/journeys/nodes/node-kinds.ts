import type { JourneyNode, NodeKindName } from "../journey-definition.ts";
import { callTask, message } from "./contact-nodes.ts";
import type { Known, Leaving, NodeKind, Stand, Way } from "./node-kind.ts";
import { randomCohort, split } from "./splitting-nodes.ts";
import { delay, exit, rateLimit, waitFor } from "./timing-nodes.ts";

const byName: { [Name in NodeKindName]: NodeKind<Name> } = {
  delay,
  "wait-for": waitFor,
  split,
  "random-cohort": randomCohort,
  "rate-limit": rateLimit,
  message,
  "call-task": callTask,
  exit,
};

/** What a merchant can choose from, in this order: what can be said of a kind without a node of it. */
export const nodeKinds: readonly Pick<NodeKind, "kind" | "label" | "about" | "fields">[] = [
  message,
  delay,
  waitFor,
  split,
  randomCohort,
  rateLimit,
  callTask,
  exit,
];

/** The kind of a node, and the node as of that kind: the compiler can't see that the two agree. */
const kindOf = (node: JourneyNode): NodeKind => byName[node.kind] as NodeKind;

/** The ways on from a node, the main one first. */
export const waysOf = (node: JourneyNode): Way[] => kindOf(node).ways(node);

/** Whether nobody passes a node in no time at all. */
export const waitsAt = (node: JourneyNode): boolean => kindOf(node).waits?.(node) ?? false;

/** How somebody stands at a node to which they come at this moment. */
export const arriveAt = (node: JourneyNode, known: Known): Stand => kindOf(node).arrive(node, known);

/** What becomes of somebody whose time at a node is over. */
export const leave = (node: JourneyNode, known: Known): Leaving => kindOf(node).leave(node, known);
