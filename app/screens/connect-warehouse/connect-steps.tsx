import { Badge, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";

export type ConnectStep = { title: string; body: React.ReactNode; done: string };

/** Three short steps: the one at hand is open, those done say what was chosen and can be opened again. */
export function ConnectSteps(props: {
  steps: readonly ConnectStep[];
  at: number;
  onOpen: (step: number) => void;
  onNext: () => void;
  busy: boolean;
  last: string;
  nextDisabled?: boolean;
}) {
  return (
    <BlockStack gap="400">
      {props.steps.map((step, index) => (
        <Card key={step.title}>
          <BlockStack gap="400">
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <InlineStack gap="200" blockAlign="center">
                <Text as="h2" variant="headingMd" tone={index > props.at ? "subdued" : undefined}>
                  {`${index + 1}. ${step.title}`}
                </Text>
                {index < props.at && <Badge tone="success">Done</Badge>}
              </InlineStack>
              {index < props.at && (
                <Button variant="plain" onClick={() => props.onOpen(index)} accessibilityLabel={`Change: ${step.title}`}>
                  Change
                </Button>
              )}
            </InlineStack>
            {index < props.at && <Text as="p">{step.done}</Text>}
            {index === props.at && (
              <form
                onSubmit={(event) => {
                  event.preventDefault();
                  props.onNext();
                }}
              >
                <BlockStack gap="400">
                  {step.body}
                  <InlineStack align="end">
                    <Button submit variant="primary" loading={props.busy} disabled={props.nextDisabled}>
                      {index === props.steps.length - 1 ? props.last : "Continue"}
                    </Button>
                  </InlineStack>
                </BlockStack>
              </form>
            )}
          </BlockStack>
        </Card>
      ))}
    </BlockStack>
  );
}
