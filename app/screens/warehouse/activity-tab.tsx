import { useSearchParams } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import type { ActivityPage } from "./read-activity.server.ts";
import { DateTime } from "#app/ui/date-time.tsx";
import { StageBadge } from "#app/ui/stage-badge.tsx";

/** What a warehouse was given to ship, newest first. */
export function ActivityTab({ activity }: { activity: ActivityPage }) {
  const [params, setParams] = useSearchParams();
  return (
    <Card>
      <BlockStack gap="400">
        {activity.rows.length === 0 && (
          <Text as="p" tone="subdued">
            No parcel has gone here yet. The first order that is cheapest from here will.
          </Text>
        )}
        {activity.rows.length > 0 && (
          <table className="wb-table wb-cards">
            <thead>
              <tr>
                <th scope="col">Order</th>
                <th scope="col">Stage</th>
                <th scope="col">Items</th>
                <th scope="col">Given</th>
                <th scope="col">Left</th>
              </tr>
            </thead>
            <tbody>
              {activity.rows.map((row) => (
                <tr key={row.parcelId}>
                  <th scope="row">
                    <Link url={`/app/orders/${row.orderId}`}>{row.orderName}</Link>
                  </th>
                  <td data-label="Stage">
                    <StageBadge stage={row.stage} />
                  </td>
                  <td data-label="Items">{row.units}</td>
                  <td data-label="Given">
                    <DateTime iso={row.dispatchedAt ?? row.createdAt} />
                  </td>
                  <td data-label="Left">{row.shippedAt ? <DateTime iso={row.shippedAt} /> : (row.problem ?? "Not yet")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <InlineStack gap="200">
          <Button disabled={!params.has("after")} onClick={() => setParams({ tab: "activity" })}>
            Newest
          </Button>
          <Button disabled={activity.next === null} onClick={() => setParams({ tab: "activity", after: activity.next ?? "" })}>
            Older
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
