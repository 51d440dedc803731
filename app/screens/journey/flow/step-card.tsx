import { saysOf } from "#app/recovery/journeys/conditions/conditions.ts";
import type { JourneyNode } from "#app/recovery/journeys/journey-definition.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { FieldError } from "#app/ui/forms/form-fields.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Muted, Span, WrittenByPeople } from "#app/ui/text.tsx";
import { languages } from "../../parts/languages.ts";
import { journey } from "../messages.ts";
import { UNSENT_DAYS } from "../unsent-days.ts";
import { isMovable } from "./edit-definition.ts";
import type { Step } from "./flow-of.ts";
import { type FlowProps, stepId } from "./flow-props.ts";
import { summaryOf } from "./summary-of.ts";

/** A step: what it does, who stands there and what left, what is wrong with it, and what can be done with it. */
export function StepCard({ step: { node }, problems, figures, actions }: FlowProps & { step: Step }) {
  const text = useText(journey);
  const words = useWords();
  const step = summaryOf(node);
  const wrong = problems.get(node.id) ?? [];
  const here = figures[node.id];
  return (
    <div className={`journey-step journey-${node.kind}${wrong.length > 0 ? " journey-wrong" : ""}`} id={stepId(node.id)} tabIndex={-1}>
      <Stack gap="small">
        <Row place="spread" align="top">
          <Span strong>
            <WrittenByPeople>{words(step)}</WrittenByPeople>
          </Span>
          {here && here.people > 0 && <Badge tone="info">{text("people-here", { count: here.people })}</Badge>}
        </Row>
        <Details node={node} />
        {here && here.sent > 0 && (
          <Muted>
            {text("sent-of", { sent: here.sent })}
            {here.inDoubt > 0 && ` · ${text("sent-unknown", { count: here.inDoubt })}`}
          </Muted>
        )}
        {here && here.unsent.length > 0 && (
          <Stack gap="tiny">
            <Muted>{text("unsent", { days: UNSENT_DAYS })}</Muted>
            {here.unsent.map(({ why, count }) => (
              <Muted key={why.code}>{text("unsent-why", { count, why })}</Muted>
            ))}
          </Stack>
        )}
        {wrong.map(({ message }, index) => (
          <FieldError key={index} of={node.id}>
            {words(message)}
          </FieldError>
        ))}
        <Row gap="tight">
          {node.kind !== "exit" && (
            <Button says={text("edit-it", { step })} onClick={() => actions.onEdit(node)}>
              {text("edit")}
            </Button>
          )}
          {isMovable(node) && (
            <>
              <Move says={text("up-it", { step })} does={actions.moved(node, "up")}>
                {text("up")}
              </Move>
              <Move says={text("down-it", { step })} does={actions.moved(node, "down")}>
                {text("down")}
              </Move>
            </>
          )}
          <Button look="quiet" destructive says={text("take-out-it", { step })} onClick={() => actions.onRemove(node)}>
            {text("take-out")}
          </Button>
        </Row>
      </Stack>
    </div>
  );
}

function Move({ does, says, children }: { does: (() => void) | undefined; says: string; children: string }) {
  return (
    <Button look="quiet" says={says} disabled={!does} onClick={() => does?.()}>
      {children}
    </Button>
  );
}

function Details({ node }: { node: JourneyNode }) {
  const text = useText(journey);
  const words = useWords();
  const { currency, locale } = useShopFacts();
  switch (node.kind) {
    case "split":
      return (
        <Stack gap="tiny">
          {node.all.map((condition, index) => {
            const says = saysOf(condition, currency);
            return <Muted key={index}>{says ? words(says) : condition.code}</Muted>;
          })}
        </Stack>
      );
    case "message": {
      const names = languages(locale);
      const written = Object.keys(node.texts).map((code) => names.find(({ value }) => value === code)?.label ?? code);
      return (
        <Stack gap="tiny">
          {written.length > 0 && <Muted>{text("in-languages", { languages: written })}</Muted>}
          {node.withCode && <Muted>{text("brings-code")}</Muted>}
          {node.purpose === "transactional" && <Muted>{text("is-transactional")}</Muted>}
        </Stack>
      );
    }
    case "call-task":
      return (
        <Stack gap="tiny">
          <Muted>{text("attempts-of", { count: node.attempts })}</Muted>
          {node.withCode && <Muted>{text("brings-code")}</Muted>}
        </Stack>
      );
    default:
      return null;
  }
}
