import type { JourneyDefinition } from "#app/recovery/journeys/journey-definition.ts";
import { waysOf } from "#app/recovery/journeys/nodes/node-kinds.ts";

/** The steps of a journey, each after all those by which somebody may come to it. Of a circle whichever comes first from where it begins. */
export function stepsInOrder({ first, nodes }: Pick<JourneyDefinition, "first" | "nodes">): string[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const seen = new Set<string>();
  const backwards: string[] = [];
  const follow = (id: string | null): void => {
    const node = id === null ? undefined : byId.get(id);
    if (!node || seen.has(node.id)) return;
    seen.add(node.id);
    for (const { next } of waysOf(node).toReversed()) follow(next);
    backwards.push(node.id);
  };
  follow(first);
  return backwards.toReversed();
}
