import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Heading, Paragraph } from "#app/ui/text.tsx";
import { connectWizard } from "./messages.ts";

export type ConnectStep = { title: string; body: React.ReactNode; done: string };

/** Three short steps: the one at hand is open, those done say what was chosen and can be opened again. */
export function ConnectSteps(props: {
  steps: readonly ConnectStep[];
  at: number;
  onOpen: (step: number) => void;
  onNext: () => void;
  busy: boolean;
  last: string;
}) {
  const text = useText(connectWizard);
  return (
    // Each step is drawn afresh: what folds up above the next one must not push it about.
    <Stack key={props.at}>
      {props.steps.map((step, index) => (
        <Card key={step.title} gap="large">
          <Row place="spread">
            <Row>
              <Heading muted={index > props.at}>{text("step-numbered", { number: index + 1, title: step.title })}</Heading>
              {index < props.at && <Badge tone="success">{text("done")}</Badge>}
            </Row>
            {index < props.at && (
              <Button look="plain" onClick={() => props.onOpen(index)} says={text("change-step", { title: step.title })}>
                {text("change")}
              </Button>
            )}
          </Row>
          {index < props.at && <Paragraph>{step.done}</Paragraph>}
          {index === props.at && (
            <form
              onSubmit={(event) => {
                event.preventDefault();
                props.onNext();
              }}
            >
              <Stack>
                {step.body}
                <Row place="end">
                  <Button submit look="primary" busy={props.busy}>
                    {index === props.steps.length - 1 ? props.last : text("continue")}
                  </Button>
                </Row>
              </Stack>
            </form>
          )}
        </Card>
      ))}
    </Stack>
  );
}
