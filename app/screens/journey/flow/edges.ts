import type { JourneyDefinition, JourneyNode } from "#app/recovery/journeys/journey-definition.ts";

/** By which way one leaves a node: the main one, the other one, or one of several by its place. */
export type Exit = "next" | "otherwise" | number;

/** What leads to a node: the journey's beginning (`from` null), or a way out of another. */
export type Edge = { from: string | null; exit: Exit };

type Nodes = Pick<JourneyDefinition, "first" | "nodes">;

/** The ways out of a node and where they lead, the main one first. */
export function exitsOf(node: JourneyNode): { exit: Exit; to: string | null }[] {
  switch (node.kind) {
    case "exit":
      return [];
    case "random-cohort":
      return node.branches.map(({ next }, index) => ({ exit: index, to: next }));
    case "split":
    case "wait-for":
      return [
        { exit: "next", to: node.next },
        { exit: "otherwise", to: node.otherwise },
      ];
    default:
      return [{ exit: "next", to: node.next }];
  }
}

export const nodeOf = ({ nodes }: Nodes, id: string): JourneyNode | undefined => nodes.find((node) => node.id === id);

export function targetOf(definition: Nodes, { from, exit }: Edge): string | null {
  if (from === null) return definition.first;
  const node = nodeOf(definition, from);
  return (node && exitsOf(node).find((way) => way.exit === exit)?.to) ?? null;
}

/** Everything that leads to a node. */
export function edgesTo(definition: Nodes, id: string): Edge[] {
  const beginning: Edge[] = definition.first === id ? [{ from: null, exit: "next" }] : [];
  return [
    ...beginning,
    ...definition.nodes.flatMap((node) => exitsOf(node).flatMap(({ exit, to }): Edge[] => (to === id ? [{ from: node.id, exit }] : []))),
  ];
}

/** A node whose way out leads elsewhere. */
export function leadingTo(node: JourneyNode, exit: Exit, to: string | null): JourneyNode {
  switch (node.kind) {
    case "exit":
      return node;
    case "random-cohort":
      return { ...node, branches: node.branches.map((branch, index) => (index === exit ? { ...branch, next: to } : branch)) };
    case "split":
    case "wait-for":
      return exit === "otherwise" ? { ...node, otherwise: to } : { ...node, next: to };
    default:
      return { ...node, next: to };
  }
}

/** All nodes to which one comes from a node, itself included. */
export function reachableFrom(definition: Nodes, id: string | null): Set<string> {
  const reached = new Set<string>();
  const open = [id];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const node = at === null || reached.has(at) ? undefined : nodeOf(definition, at);
    if (!node) continue;
    reached.add(node.id);
    open.push(...exitsOf(node).map(({ to }) => to));
  }
  return reached;
}
