import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { DownloadButton } from "#app/ui/download-button.tsx";
import { DateTime } from "#app/ui/date-time.tsx";

type DataRequest = { id: string; customerId: string; requestedAt: string };

/** What customers asked to see of their data through Shopify: each answer is a file that the merchant hands on. */
export function DataRequestsCard({ requests }: { requests: readonly DataRequest[] }) {
  return (
    <Card>
      <BlockStack gap="300">
        {requests.length === 0 && <Text as="p">No customer has asked to see their data.</Text>}
        {requests.map(({ id, customerId, requestedAt }) => (
          <InlineStack key={id} align="space-between" blockAlign="center" gap="200">
            <Text as="p">
              Customer {customerId}, asked <DateTime iso={requestedAt} style="date" />
            </Text>
            <DownloadButton
              path={`/app/privacy/${id}.json`}
              filename={`customer-${customerId}.json`}
              thing="Answer"
              accessibilityLabel={`Answer to customer ${customerId}`}
            />
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  );
}
