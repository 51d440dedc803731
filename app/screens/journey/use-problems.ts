import type { DefinitionProblem } from "#app/recovery/journeys/checking/check-definition.ts";
import type { JourneyDefinition } from "#app/recovery/journeys/journey-definition.ts";
import { useAsked } from "#app/ui/hooks/use-asked.ts";
import { isSameValue } from "./is-same-value.ts";

/**
 * What is wrong with a journey as it stands on the screen, of each step and of the whole (null); until it is looked at, what was `known` to be. Of a step that was
 * changed since, nothing is said until it is looked at again: what was put right no longer stands there as wrong.
 */
export function useProblems(
  definition: JourneyDefinition,
  known: readonly DefinitionProblem[],
): ReadonlyMap<string | null, DefinitionProblem[]> {
  const answer = useAsked<{ problems: DefinitionProblem[] }, { definition: JourneyDefinition }>("/app/recovery/check", { definition });
  const looked = answer !== null && typeof answer === "object" ? answer : undefined;
  const before = new Map(looked?.question.definition.nodes.map((node) => [node.id, node]));
  const changed = definition.nodes.filter((node) => before.has(node.id) && !isSameValue(before.get(node.id), node));
  const byStep = new Map<string | null, DefinitionProblem[]>();
  for (const problem of looked?.problems ?? known)
    if (!changed.some(({ id }) => id === problem.nodeId)) byStep.set(problem.nodeId, [...(byStep.get(problem.nodeId) ?? []), problem]);
  return byStep;
}
