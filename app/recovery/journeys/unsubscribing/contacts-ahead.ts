import type { JourneyDefinition, NodeOf } from "../journey-definition.ts";
import { waysOf } from "../nodes/node-kinds.ts";

type Contact = NodeOf<"message"> | NodeOf<"call-task">;

/** The messages and calls that may yet be made for somebody who stands at a node, that one among them; all of the journey where nobody knows the node. */
export function contactsAhead({ nodes }: Pick<JourneyDefinition, "nodes">, nodeId: string): Contact[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const ahead = new Set<string>();
  const toSee = byId.has(nodeId) ? [nodeId] : [...byId.keys()];
  for (let id = toSee.pop(); id !== undefined; id = toSee.pop()) {
    const node = byId.get(id);
    if (!node || ahead.has(id)) continue;
    ahead.add(id);
    toSee.push(...waysOf(node).flatMap(({ next }) => next ?? []));
  }
  return nodes.filter((node): node is Contact => ahead.has(node.id) && (node.kind === "message" || node.kind === "call-task"));
}

export const channelOf = (node: Contact) => (node.kind === "message" ? node.channel : "call");

export const purposeOf = (node: Contact) => (node.kind === "message" ? node.purpose : "marketing");
