import { BlockStack, Card, Layout, SkeletonBodyText, SkeletonDisplayText, SkeletonPage } from "@shopify/polaris";

/** The shape of a screen while it is fetched, so that nothing jumps when it comes. */
export function ScreenSkeleton({ path }: { path: string }) {
  const [, , section = "home", part] = path.split("/");
  const title = {
    home: "Home",
    orders: "Orders",
    warehouses: "Warehouses",
    packing: "Built-in warehouse",
    exceptions: "Exceptions",
    settings: "Settings",
  }[section];

  if (section === "orders" && part === undefined) {
    return (
      <SkeletonPage title={title} fullWidth>
        <Card>
          <SkeletonBodyText lines={24} />
        </Card>
      </SkeletonPage>
    );
  }
  const details = section === "orders";
  return (
    <SkeletonPage title={part === undefined ? title : undefined} backAction={part !== undefined} primaryAction={details}>
      <Layout>
        <Layout.Section>
          <SkeletonCards count={3} />
        </Layout.Section>
        {details && (
          <Layout.Section variant="oneThird">
            <SkeletonCards count={3} />
          </Layout.Section>
        )}
      </Layout>
    </SkeletonPage>
  );
}

function SkeletonCards({ count }: { count: number }) {
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
