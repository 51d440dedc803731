import { BlockStack, Card, Text } from "@shopify/polaris";
import type { OrderPage } from "./read-order.server.ts";
import { DateTime } from "#app/ui/date-time.tsx";

/** Everything that happened to an order, newest first, with who or what did it. */
export function TimelineCard({ entries }: { entries: OrderPage["timeline"] }) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Timeline
        </Text>
        {entries.length === 0 && (
          <Text as="p" tone="subdued">
            Nothing has happened in Waybill yet.
          </Text>
        )}
        <ol className="wb-timeline">
          {entries.map((entry) => (
            <li key={entry.id}>
              {entry.words}
              <br />
              <Text as="span" tone="subdued">
                {entry.actor} · <DateTime iso={entry.at} />
              </Text>
            </li>
          ))}
        </ol>
      </BlockStack>
    </Card>
  );
}
