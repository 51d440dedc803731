import { useFetcher } from "@remix-run/react";
import { Badge } from "#app/ui/badge.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { CardSection, FlushCard } from "#app/ui/card.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { ProgressBar } from "#app/ui/pictures/progress-bar.tsx";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Heading, Muted, Paragraph } from "#app/ui/text.tsx";
import { home } from "./messages.ts";
import type { SetupStep } from "./setup-steps.ts";

/** The steps of the setup guide: those done, the next one, and those after it. It can be hidden, and had back from Settings. */
export function SetupGuide({ steps }: { steps: readonly SetupStep[] }) {
  const text = useText(home);
  const hide = useFetcher();
  const done = steps.filter((step) => step.done).length;
  const next = steps.find((step) => !step.done);

  return (
    <FlushCard>
      <CardSection>
        <Stack gap="medium">
          <Row place="spread">
            <Heading>{text("set-up")}</Heading>
            <hide.Form method="post" action="/app?index">
              <input type="hidden" name="intent" value="hide-setup-guide" />
              <Button submit look="quiet" busy={hide.state !== "idle"} says={text("hide-guide")}>
                {text("hide")}
              </Button>
            </hide.Form>
          </Row>
          <Row gap="medium" nowrap>
            <Muted>{text("steps-done", { count: steps.length, done })}</Muted>
            <ProgressBar percent={(done / steps.length) * 100} short />
          </Row>
        </Stack>
      </CardSection>
      <Stack as="ol" gap="none">
        {steps.map((step) => (
          <li key={step.name}>
            <CardSection divided current={step === next}>
              <Step step={step} next={step === next} />
            </CardSection>
          </li>
        ))}
      </Stack>
    </FlushCard>
  );
}

function Step({ step, next }: { step: SetupStep; next: boolean }) {
  const text = useText(home);
  return (
    <Stack gap="small">
      <Row place="spread">
        <Heading level={3}>{text(step.name)}</Heading>
        <Badge tone={step.done ? "success" : undefined} progress={step.done ? "complete" : "incomplete"}>
          {text(step.done ? "done" : "to-do")}
        </Badge>
      </Row>
      {!step.done && <Paragraph>{text(`${step.name}-why`)}</Paragraph>}
      {!step.done && step.action && (
        <Row>
          <LinkButton url={step.action.url} look={next ? "primary" : undefined}>
            {text(step.action.label)}
          </LinkButton>
        </Row>
      )}
    </Stack>
  );
}
