import { Badge, BlockStack, Box, Button, Card, Divider, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import { useFetcher } from "@remix-run/react";

export type SetupStep = { done: boolean; title: string; why: string; action: { words: string; url: string } | null };

/** The way from install to the first routed order. A step is done when its fact is true, not when it was clicked. */
export function SetupGuide({ steps }: { steps: readonly SetupStep[] }) {
  const hide = useFetcher();
  const done = steps.filter((step) => step.done).length;
  const next = steps.find((step) => !step.done);

  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="300">
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <Text as="h2" variant="headingMd">
              Set up Waybill
            </Text>
            <hide.Form method="post" action="/app?index">
              <input type="hidden" name="intent" value="hide-setup-guide" />
              <Button submit variant="tertiary" loading={hide.state !== "idle"} accessibilityLabel="Hide the setup guide">
                Hide
              </Button>
            </hide.Form>
          </InlineStack>
          <InlineStack gap="300" blockAlign="center" wrap={false}>
            <Text as="span" tone="subdued">{`${done} of ${steps.length} done`}</Text>
            <Box width="8rem">
              <ProgressBar progress={(done / steps.length) * 100} size="small" animated={false} />
            </Box>
          </InlineStack>
        </BlockStack>
      </Box>
      <ol className="wb-unstyled">
        {steps.map((step) => (
          <li key={step.title}>
            <Divider />
            <Box padding="400" background={step === next ? "bg-surface-secondary" : undefined}>
              <BlockStack gap="200">
                <InlineStack gap="200" blockAlign="center" align="space-between">
                  <Text as="h3" variant="headingSm">
                    {step.title}
                  </Text>
                  <Badge tone={step.done ? "success" : undefined} progress={step.done ? "complete" : "incomplete"}>
                    {step.done ? "Done" : "To do"}
                  </Badge>
                </InlineStack>
                {!step.done && <Text as="p">{step.why}</Text>}
                {!step.done && step.action && (
                  <InlineStack>
                    <Button url={step.action.url} variant={step === next ? "primary" : "secondary"}>
                      {step.action.words}
                    </Button>
                  </InlineStack>
                )}
              </BlockStack>
            </Box>
          </li>
        ))}
      </ol>
    </Card>
  );
}
