import { Banner, BlockStack, Card, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import { progressInWords } from "./import-steps.ts";
import type { ImportStepView } from "./import-steps.ts";
import { useShopFacts } from "#app/ui/shop-facts.tsx";

const RESOURCES: Record<string, string> = {
  locations: "Locations",
  products: "Products",
  variants: "Variants",
  inventory: "Stock levels",
  customers: "Customers",
  orders: "Orders",
  "fulfillment-orders": "Fulfillment orders",
  fulfillments: "Fulfillments",
};

/** The first copy of the shop while it is made, resource by resource. */
export function ImportProgress({ steps, asOf }: { steps: readonly ImportStepView[]; asOf: string }) {
  const { locale } = useShopFacts();
  const failed = steps.find((step) => step.state === "failed");

  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            Copying your shop
          </Text>
          <Text as="p" tone="subdued">
            You can leave this page: the copy goes on by itself, and begins where it stopped if it is interrupted.
          </Text>
        </BlockStack>
        {failed && (
          <Banner tone="critical" title={`Couldn't copy ${(RESOURCES[failed.resource] ?? failed.resource).toLowerCase()}`}>
            <p>{failed.problem ?? "Shopify didn't finish the export."} Waybill tries again by itself; what is copied already is kept.</p>
          </Banner>
        )}
        <BlockStack as="ul" gap="300">
          {steps.map((step) => {
            const name = RESOURCES[step.resource] ?? step.resource;
            const words = progressInWords(step, asOf, locale);
            return (
              <li key={step.resource}>
                <BlockStack gap="100">
                  <InlineStack align="space-between" gap="200">
                    <Text as="span" id={`import-${step.resource}`} fontWeight={step.state === "loading" ? "semibold" : "regular"}>
                      {name}
                    </Text>
                    <Text as="span" tone="subdued" numeric>
                      {words}
                    </Text>
                  </InlineStack>
                  <ProgressBar
                    progress={share(step)}
                    size="small"
                    animated={false}
                    tone={step.state === "done" ? "success" : "highlight"}
                    ariaLabelledBy={`import-${step.resource}`}
                  />
                </BlockStack>
              </li>
            );
          })}
        </BlockStack>
      </BlockStack>
    </Card>
  );
}

function share(step: ImportStepView): number {
  if (step.state === "done") return 100;
  return step.total === 0 ? 0 : Math.min(99, Math.round((step.loaded / step.total) * 100));
}
