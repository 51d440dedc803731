import { Card } from "#app/ui/card.tsx";
import { DateTime } from "#app/ui/date-time.tsx";
import { DownloadButton } from "#app/ui/download-button.tsx";
import { useRichText, useText } from "#app/ui/messages/use-text.ts";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Muted, Paragraph, WrittenByPeople } from "#app/ui/text.tsx";
import { settings } from "./messages.ts";
import type { DataRequest } from "./read-data-requests.server.ts";

/** What customers asked to see of their data through Shopify: each answer is a file that the merchant hands on. */
export function DataRequestsCard({ requests }: { requests: readonly DataRequest[] }) {
  const text = useText(settings);
  const rich = useRichText(settings);
  return (
    <Card>
      {requests.length === 0 && <Paragraph>{text("no-data-requests")}</Paragraph>}
      {requests.map(({ id, customerId, customer, orders, requestedAt }) => (
        <Row key={id} place="spread">
          <Stack gap="none">
            <WrittenByPeople>
              {rich("customer-asked", {
                customer: customer ?? text("nameless-customer", { number: customerId }),
                day: <DateTime iso={requestedAt} style="date" />,
              })}
            </WrittenByPeople>
            {orders.length > 0 && <Muted>{text("their-orders", { orders })}</Muted>}
          </Stack>
          <DownloadButton
            path={`/app/privacy/${id}.json`}
            filename={`customer-${customerId}.json`}
            thing={text("answer")}
            says={text("answer-to", { customer: customer ?? text("nameless-customer", { number: customerId }) })}
          />
        </Row>
      ))}
    </Card>
  );
}
