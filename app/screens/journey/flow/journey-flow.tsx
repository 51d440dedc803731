import type { Message } from "#app/platform/messages/message.ts";
import type { JourneyNode } from "#app/recovery/journeys/journey-definition.ts";
import { Button } from "#app/ui/button.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Muted, Paragraph, Span } from "#app/ui/text.tsx";
import { journey } from "../messages.ts";
import { type Edge, nodeOf } from "./edges.ts";
import type { FlowProps } from "./flow-props.ts";
import { type Chain, flowOf, looseNodes, type Step } from "./flow-of.ts";
import { StepCard } from "./step-card.tsx";
import { summaryOf, wayOf } from "./summary-of.ts";

/** A journey from its beginning down: its steps as cards, branches side by side on a desk, one under the other on a phone. */
export function JourneyFlow(props: FlowProps) {
  const text = useText(journey);
  const loose = looseNodes(props.definition);
  return (
    <>
      <ChainView {...props} chain={flowOf(props.definition)} lead={null} />
      {loose.length > 0 && (
        <div className="journey-loose">
          <Span strong>{text("loose-steps")}</Span>
          <Paragraph muted>{text("loose-steps-why")}</Paragraph>
          {loose.map((node) => (
            <StepCard key={node.id} {...props} step={{ gap: [], node, branches: [] }} />
          ))}
        </div>
      )}
    </>
  );
}

type ChainProps = FlowProps & {
  chain: Chain;
  /** The way that leads to its first step, in words; null at the journey's beginning. */
  lead: Message | null;
};

function ChainView({ chain, lead, ...props }: ChainProps) {
  return (
    <ol className="journey-chain">
      {chain.steps.map((step, index) => (
        <li key={step.node.id}>
          <Gap gap={step.gap} after={afterOf(chain, index)} lead={lead} {...props} />
          <StepCard {...props} step={step} />
          {step.branches.length > 0 && <Branches {...props} step={step} />}
        </li>
      ))}
      <Tail chain={chain} lead={lead} {...props} />
    </ol>
  );
}

const afterOf = (chain: Chain, index: number): JourneyNode | undefined => chain.steps[index - 1]?.node;

function Branches({ step, ...props }: FlowProps & { step: Step }) {
  const words = useWords();
  return (
    <div className="journey-branches">
      {step.branches.map(({ exit, chain }) => {
        const way = wayOf(step.node, exit);
        return (
          <section key={String(exit)} className="journey-branch" aria-label={words(way)}>
            <span className="journey-way">{words(way)}</span>
            <ChainView {...props} chain={chain} lead={way} />
          </section>
        );
      })}
    </div>
  );
}

type GapProps = Pick<FlowProps, "actions"> & { gap: Edge[]; after: JourneyNode | undefined; lead: Message | null };

/** The line between two steps, with the button that puts another between them. */
function Gap({ gap, after, lead, actions }: GapProps) {
  const text = useText(journey);
  const says = after
    ? text("add-step-after", { step: summaryOf(after) })
    : lead
      ? text("add-step-in", { way: lead })
      : text("add-first-step");
  return (
    <div className="journey-gap">
      <Button look="quiet" says={says} onClick={() => actions.onAdd(gap)}>
        {text("add-step")}
      </Button>
    </div>
  );
}

function Tail({ chain, lead, ...props }: ChainProps) {
  const text = useText(journey);
  const { tail } = chain;
  if (tail.is === "branched") return null;
  const target = tail.is === "goes-to" ? nodeOf(props.definition, tail.id) : undefined;
  return (
    <li>
      <Gap gap={tail.gap} after={chain.steps.at(-1)?.node} lead={lead} {...props} />
      <div className="journey-end">
        <Muted>
          {tail.is === "joins" ? text("goes-on-below") : target ? text("goes-on-at", { step: summaryOf(target) }) : text("ends-here")}
        </Muted>
      </div>
    </li>
  );
}
