import { BlockStack, Card, Layout, SkeletonBodyText, SkeletonDisplayText, SkeletonPage } from "@shopify/polaris";

/** What a screen consists of: a table over its whole width, cards, or cards with others beside. */
export type Shape = "table" | "cards" | "details";

/** A screen of this shape while it is fetched, so that nothing jumps when it comes. A details page has no title yet, but a way back. */
export function Skeleton({ shape, title }: { shape: Shape; title?: string }) {
  if (shape === "table") {
    return (
      <SkeletonPage title={title} fullWidth>
        <Card>
          <SkeletonBodyText lines={24} />
        </Card>
      </SkeletonPage>
    );
  }
  const details = shape === "details";
  return (
    <SkeletonPage title={title} backAction={title === undefined} primaryAction={details}>
      <Layout>
        <Layout.Section>
          <Cards count={3} />
        </Layout.Section>
        {details && (
          <Layout.Section variant="oneThird">
            <Cards count={3} />
          </Layout.Section>
        )}
      </Layout>
    </SkeletonPage>
  );
}

function Cards({ count }: { count: number }) {
  return (
    <BlockStack gap="400">
      {Array.from({ length: count }, (_, index) => (
        <Card key={index}>
          <BlockStack gap="400">
            <SkeletonDisplayText size="small" />
            <SkeletonBodyText lines={4} />
          </BlockStack>
        </Card>
      ))}
    </BlockStack>
  );
}
