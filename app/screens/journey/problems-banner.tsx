import type { DefinitionProblem } from "#app/recovery/journeys/checking/check-definition.ts";
import type { JourneyDefinition } from "#app/recovery/journeys/journey-definition.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Stack } from "#app/ui/stack.tsx";
import { Paragraph, WrittenByPeople } from "#app/ui/text.tsx";
import { nodeOf } from "./flow/edges.ts";
import { stepId } from "./flow/flow-props.ts";
import { summaryOf } from "./flow/summary-of.ts";
import { journey } from "./messages.ts";

type Props = {
  definition: JourneyDefinition;
  problems: ReadonlyMap<string | null, readonly DefinitionProblem[]>;
  isLive: boolean;
  /** It was just tried, and refused for them. */
  isRefused: boolean;
};

/** What keeps a journey from going live, or from being saved: what is wrong with the whole, and the way to each step with which something is. */
export function ProblemsBanner({ definition, problems, isLive, isRefused }: Props) {
  const text = useText(journey);
  const words = useWords();
  const count = [...problems.values()].reduce((sum, { length }) => sum + length, 0);
  const goTo = (nodeId: string) => {
    const step = document.getElementById(stepId(nodeId));
    step?.scrollIntoView({ block: "center" });
    step?.focus({ preventScroll: true });
  };
  return (
    <Banner tone={isRefused ? "critical" : "info"} title={text(isLive ? "problems-live" : "problems", { count })}>
      <Stack gap="tiny">
        {(problems.get(null) ?? []).map(({ message }, index) => (
          <Paragraph key={index}>{words(message)}</Paragraph>
        ))}
        {[...problems.keys()].map((nodeId) => {
          const node = nodeId === null ? undefined : nodeOf(definition, nodeId);
          if (!node) return null;
          return (
            <Stack key={nodeId} gap="none" align="start">
              <Button look="plain" onClick={() => goTo(node.id)}>
                {words(summaryOf(node))}
              </Button>
              {(problems.get(nodeId) ?? []).map(({ message }, index) => (
                <Paragraph key={index}>
                  <WrittenByPeople>{words(message)}</WrittenByPeople>
                </Paragraph>
              ))}
            </Stack>
          );
        })}
      </Stack>
    </Banner>
  );
}
