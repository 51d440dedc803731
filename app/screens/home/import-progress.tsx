import { Banner } from "#app/ui/banner.tsx";
import { Card } from "#app/ui/card.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { ProgressBar } from "#app/ui/pictures/progress-bar.tsx";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Digits, Heading, Paragraph, Span } from "#app/ui/text.tsx";
import { notCopied, progressOf, resourceOf, whyByPages, type ImportStepView } from "./import-steps.ts";
import { home } from "./messages.ts";

/** The first copy of the shop while it is made, resource by resource. */
export function ImportProgress({ steps, asOf }: { steps: readonly ImportStepView[]; asOf: string }) {
  const text = useText(home);
  const words = useWords();
  const why = whyByPages(steps);
  const failed = steps.find((step) => step.state === "failed");
  return (
    <Card gap="large">
      <Stack gap="tight">
        <Heading>{text("copying")}</Heading>
        <Paragraph muted>{text("goes-on-by-itself")}</Paragraph>
        {why && <Paragraph muted>{text("page-by-page", { why })}</Paragraph>}
      </Stack>
      {failed && (
        <Banner tone="critical" title={words(notCopied(failed))}>
          {text("tries-again", { problem: failed.problem ?? home.message("export-unfinished") })}
        </Banner>
      )}
      <Stack as="ul" gap="medium">
        {steps.map((step) => (
          <li key={step.resource}>
            <Step step={step} asOf={asOf} />
          </li>
        ))}
      </Stack>
    </Card>
  );
}

function Step({ step, asOf }: { step: ImportStepView; asOf: string }) {
  const words = useWords();
  const id = `import-${step.resource}`;
  return (
    <Stack gap="tight">
      <Row place="spread">
        <span id={id}>
          <Span strong={step.state === "loading"}>{words(resourceOf(step))}</Span>
        </span>
        <Digits muted>{words(progressOf(step, asOf))}</Digits>
      </Row>
      <ProgressBar percent={percentOf(step)} done={step.state === "done"} labelledBy={id} />
    </Stack>
  );
}

function percentOf(step: ImportStepView): number {
  if (step.state === "done") return 100;
  return step.total === 0 ? 0 : Math.min(99, Math.round((step.loaded / step.total) * 100));
}
