import type { JourneyDefinition, JourneyNode } from "#app/recovery/journeys/journey-definition.ts";
import { type Edge, edgesTo, exitsOf, leadingTo, nodeOf, reachableFrom, targetOf } from "./edges.ts";
import { flowOf, gapAfter, placeOf } from "./flow-of.ts";

/** Leads ways to another node, or to the end. */
function pointTo(definition: JourneyDefinition, edges: readonly Edge[], to: string | null): JourneyDefinition {
  return edges.reduce<JourneyDefinition>(
    (now, { from, exit }) =>
      from === null
        ? { ...now, first: to }
        : { ...now, nodes: now.nodes.map((node) => (node.id === from ? leadingTo(node, exit, to) : node)) },
    definition,
  );
}

/** Puts a node where these ways led; all of its own ways lead on to where they led before. */
export function insertAt(definition: JourneyDefinition, gap: readonly Edge[], node: JourneyNode): JourneyDefinition {
  const [first] = gap;
  if (!first) return definition;
  const onward = targetOf(definition, first);
  const placed = exitsOf(node).reduce((now, { exit }) => leadingTo(now, exit, onward), node);
  const added = { ...definition, nodes: [...definition.nodes, placed] };
  return withoutUnreachable(definition, pointTo(added, gap, node.id));
}

/** A node with other settings. Ways that it has no more lead nowhere, and what only they led to goes with them. */
export function replaceNode(definition: JourneyDefinition, node: JourneyNode): JourneyDefinition {
  const replaced = { ...definition, nodes: definition.nodes.map((one) => (one.id === node.id ? node : one)) };
  return withoutUnreachable(definition, replaced);
}

/** Takes a node out: what led to it leads on by its main way. What only its other ways led to goes with it. */
export function removeNode(definition: JourneyDefinition, id: string): JourneyDefinition {
  const node = nodeOf(definition, id);
  if (!node) return definition;
  const onward = exitsOf(node)[0]?.to ?? null;
  const around = pointTo(definition, edgesTo(definition, id), onward === id ? null : onward);
  return withoutUnreachable(definition, { ...around, nodes: around.nodes.filter((one) => one.id !== id) });
}

/** What would go besides a node, if it were taken out. */
export function goesWith(definition: JourneyDefinition, id: string): JourneyNode[] {
  const left = new Set(removeNode(definition, id).nodes.map((node) => node.id));
  return definition.nodes.filter((node) => node.id !== id && !left.has(node.id));
}

/** A node a place earlier: before the step above it, out of its branch where it is the first there. Undefined where it can't go. */
export function moveUp(definition: JourneyDefinition, id: string): JourneyDefinition | undefined {
  const place = placeOf(flowOf(definition), id);
  if (!place || !isMovable(place.step.node)) return undefined;
  const above = place.chain.steps[place.at - 1] ?? place.parent;
  return above && insertAt(detached(definition, id), above.gap, place.step.node);
}

/** A node a place later: behind the step below it, out of its branch where it is the last there. Undefined where it can't go. */
export function moveDown(definition: JourneyDefinition, id: string): JourneyDefinition | undefined {
  const place = placeOf(flowOf(definition), id);
  if (!place || !isMovable(place.step.node)) return undefined;
  const below = place.chain.steps[place.at + 1] ?? place.parent;
  const without = detached(definition, id);
  const gap = below && gapAfter(flowOf(without), below.node.id);
  return gap && insertAt(without, gap, place.step.node);
}

/** Ways in and out of a branching step are many: it stays where it is, and others move around it. */
export const isMovable = (node: JourneyNode): boolean => exitsOf(node).length === 1;

function detached(definition: JourneyDefinition, id: string): JourneyDefinition {
  const node = nodeOf(definition, id);
  const onward = (node && exitsOf(node)[0]?.to) ?? null;
  const around = pointTo(definition, edgesTo(definition, id), onward);
  return { ...around, nodes: around.nodes.filter((one) => one.id !== id) };
}

/** What was reached before a change and is no more goes; what nothing led to before is left for whoever looks after it. */
function withoutUnreachable(before: JourneyDefinition, after: JourneyDefinition): JourneyDefinition {
  const [was, is] = [reachableFrom(before, before.first), reachableFrom(after, after.first)];
  return { ...after, nodes: after.nodes.filter(({ id }) => is.has(id) || !was.has(id)) };
}
