import { Card } from "#app/ui/card.tsx";
import { DateTime } from "#app/ui/date-time.tsx";
import { DownloadButton } from "#app/ui/download-button.tsx";
import { Row } from "#app/ui/stack.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import type { DataRequest } from "./read-data-requests.server.ts";

/** What customers asked to see of their data through Shopify: each answer is a file that the merchant hands on. */
export function DataRequestsCard({ requests }: { requests: readonly DataRequest[] }) {
  return (
    <Card>
      {requests.length === 0 && <Paragraph>No customer has asked to see their data.</Paragraph>}
      {requests.map(({ id, customerId, requestedAt }) => (
        <Row key={id} place="spread">
          <Paragraph>
            Customer {customerId}, asked <DateTime iso={requestedAt} style="date" />
          </Paragraph>
          <DownloadButton
            path={`/app/privacy/${id}.json`}
            filename={`customer-${customerId}.json`}
            thing="Answer"
            says={`Answer to customer ${customerId}`}
          />
        </Row>
      ))}
    </Card>
  );
}
