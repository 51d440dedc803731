import type { JourneyDefinition } from "./journey-definition.ts";
import { waysOf } from "./nodes/node-kinds.ts";

/**
 * Where those go on who stand at a step that a change takes out: along its main way as it was before, to the first step that is still there; null
 * where the journey ended that way. Steps taken out by earlier changes are among them, as long as somebody may stand there.
 */
export function removedAfter(before: JourneyDefinition, after: JourneyDefinition): Record<string, string | null> {
  const stays = new Set(after.nodes.map(({ id }) => id));
  const ledTo = new Map<string, string | null>(Object.entries(before.removed ?? {}));
  for (const node of before.nodes) ledTo.set(node.id, waysOf(node)[0]?.next ?? null);

  const goesOnAt = (id: string): string | null => {
    const passed = new Set<string>();
    let at: string | null = id;
    while (at !== null && !stays.has(at)) {
      if (passed.has(at)) return null;
      passed.add(at);
      at = ledTo.get(at) ?? null;
    }
    return at;
  };
  return Object.fromEntries([...ledTo.keys()].filter((id) => !stays.has(id)).map((id) => [id, goesOnAt(id)]));
}
