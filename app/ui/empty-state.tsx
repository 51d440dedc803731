import { BlockStack, Box, Button, Card, Link, Text } from "@shopify/polaris";

/** An empty page that teaches: why one would want it filled, the one thing to do, and where to learn more. */
export function EmptyState(props: {
  title: string;
  why: string;
  action?: { words: string; url: string };
  learn?: { words: string; url: string };
}) {
  return (
    <Card>
      <Box paddingBlock="800" paddingInline="400">
        <BlockStack gap="400" inlineAlign="center">
          <Text as="h2" variant="headingMd" alignment="center">
            {props.title}
          </Text>
          <div className="wb-measure">
            <Text as="p" tone="subdued" alignment="center">
              {props.why}
            </Text>
          </div>
          {props.action && (
            <Button variant="primary" url={props.action.url}>
              {props.action.words}
            </Button>
          )}
          {props.learn && <Link url={props.learn.url}>{props.learn.words}</Link>}
        </BlockStack>
      </Box>
    </Card>
  );
}
