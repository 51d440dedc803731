import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import type { OrderPage } from "./read-order.server.ts";
import { MoneyText } from "#app/ui/money-text.tsx";

/** What was bought. */
export function LinesCard({ lines }: { lines: OrderPage["lines"] }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Items
        </Text>
        <BlockStack as="ul" gap="200">
          {lines.map((line) => (
            <li key={line.id}>
              <InlineStack align="space-between" gap="400" wrap={false}>
                <span className="wb-wrap">
                  {line.title}{" "}
                  <Text as="span" tone={line.sku ? "subdued" : "critical"}>
                    {line.sku ?? (line.ships ? "No SKU" : "")}
                  </Text>
                  {!line.ships && (
                    <Text as="span" tone="subdued">
                      {" "}
                      Not shipped
                    </Text>
                  )}
                  {line.quantity < line.ordered && <Text as="span" tone="subdued">{` ${line.ordered - line.quantity} removed`}</Text>}
                </span>
                <span className="wb-figure">
                  {`× ${line.quantity}  `}
                  <MoneyText money={line.total} />
                </span>
              </InlineStack>
            </li>
          ))}
        </BlockStack>
      </BlockStack>
    </Card>
  );
}
