import type { DefinitionProblem } from "#app/recovery/journeys/checking/check-definition.ts";
import type { JourneyDefinition } from "#app/recovery/journeys/journey-definition.ts";
import { useAsked } from "#app/ui/hooks/use-asked.ts";

/** What is wrong with a journey as it stands on the screen, of each step and of the whole (null); of what was saved until it is looked at. */
export function useProblems(
  definition: JourneyDefinition,
  saved: readonly DefinitionProblem[],
): ReadonlyMap<string | null, DefinitionProblem[]> {
  const answer = useAsked<{ problems: DefinitionProblem[] }>("/app/recovery/check", { definition });
  const problems = answer !== null && typeof answer === "object" ? answer.problems : saved;
  const byStep = new Map<string | null, DefinitionProblem[]>();
  for (const problem of problems) byStep.set(problem.nodeId, [...(byStep.get(problem.nodeId) ?? []), problem]);
  return byStep;
}
