import type { JourneyDefinition, JourneyNode } from "#app/recovery/journeys/journey-definition.ts";
import { type Edge, type Exit, exitsOf, nodeOf, reachableFrom, targetOf } from "./edges.ts";

/** A node as it is drawn: what leads to it (all of which lead there, so that something can be put between), and its branches where it has several ways. */
export type Step = { gap: Edge[]; node: JourneyNode; branches: { exit: Exit; chain: Chain }[] };

/** Steps one under the other. */
export type Chain = {
  steps: Step[];
  /** What comes after the last: the end, a step that is drawn elsewhere, where branches come together again, or nothing, as all ways went on in branches. */
  tail: { is: "end"; gap: Edge[] } | { is: "goes-to"; id: string; gap: Edge[] } | { is: "joins"; gap: Edge[] } | { is: "branched" };
};

type Nodes = Pick<JourneyDefinition, "first" | "nodes">;

/** A definition as it is drawn, from its first step down: each node once. Branches that come together again go on as one below. */
export function flowOf(definition: Nodes): Chain {
  return chainFrom(definition, [{ from: null, exit: "next" }], new Set(), new Set());
}

function chainFrom(definition: Nodes, begin: Edge[], stops: ReadonlySet<string>, drawn: Set<string>): Chain {
  const steps: Step[] = [];
  let gap = begin;
  for (;;) {
    const [lead] = gap;
    const id = lead ? targetOf(definition, lead) : null;
    const node = id === null ? undefined : nodeOf(definition, id);
    if (id === null || !node) return { steps, tail: { is: "end", gap } };
    if (stops.has(id)) return { steps, tail: { is: "joins", gap } };
    if (drawn.has(id)) return { steps, tail: { is: "goes-to", id, gap } };
    drawn.add(id);
    const exits = exitsOf(node);
    const [only] = exits;
    if (exits.length < 2) {
      steps.push({ gap, node, branches: [] });
      if (!only) return { steps, tail: { is: "branched" } };
      gap = [{ from: id, exit: only.exit }];
      continue;
    }
    const join = joinOf(definition, node);
    const within = join === null ? stops : new Set([...stops, join]);
    const branches = exits.map(({ exit }) => ({ exit, chain: chainFrom(definition, [{ from: id, exit }], within, drawn) }));
    steps.push({ gap, node, branches });
    const together = branches.flatMap(({ chain }) => (chain.tail.is === "joins" ? chain.tail.gap : []));
    const joined = together.filter((edge) => targetOf(definition, edge) === join);
    if (join === null || joined.length === 0) return { steps, tail: { is: "branched" } };
    gap = joined;
  }
}

/** The first node at which all ways of a branching node that lead anywhere come together; null where they don't. */
function joinOf(definition: Nodes, node: JourneyNode): string | null {
  const ways = exitsOf(node).flatMap(({ to }) => (to === null ? [] : [to]));
  const [first, ...others] = ways;
  if (first === undefined || others.length === 0) return null;
  const reached = others.map((to) => reachableFrom(definition, to));
  const queue = [first];
  const seen = new Set<string>([node.id]);
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    if (seen.has(at)) continue;
    seen.add(at);
    if (reached.every((ids) => ids.has(at))) return at;
    const next = nodeOf(definition, at);
    queue.push(...(next ? exitsOf(next).flatMap(({ to }) => to ?? []) : []));
  }
  return null;
}

export type Place = {
  chain: Chain;
  at: number;
  step: Step;
  /** The branching step that its chain is a branch of. */ parent: Step | undefined;
};

/** Where a node is drawn. */
export function placeOf(chain: Chain, id: string, parent?: Step): Place | undefined {
  for (const [at, step] of chain.steps.entries()) {
    if (step.node.id === id) return { chain, at, step, parent };
    for (const branch of step.branches) {
      const found = placeOf(branch.chain, id, step);
      if (found) return found;
    }
  }
  return undefined;
}

/** What leads on behind a node; undefined behind one whose ways all went on in branches. Those go on in the first. */
export function gapAfter(flow: Chain, id: string): Edge[] | undefined {
  const place = placeOf(flow, id);
  if (!place) return undefined;
  const below = place.chain.steps[place.at + 1];
  if (below) return below.gap;
  const { tail } = place.chain;
  if (tail.is !== "branched") return tail.gap;
  return place.step.branches[0] && [{ from: id, exit: place.step.branches[0].exit }];
}

/** Nodes that nothing leads to: drawn apart, so that nobody loses them. */
export function looseNodes(definition: Nodes): JourneyNode[] {
  const reached = reachableFrom(definition, definition.first);
  return definition.nodes.filter(({ id }) => !reached.has(id));
}
