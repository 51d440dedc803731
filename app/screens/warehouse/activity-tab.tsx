import { useSearchParams } from "@remix-run/react";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { DateTime } from "#app/ui/date-time.tsx";
import { Link } from "#app/ui/link.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { Row } from "#app/ui/stack.tsx";
import { DataTable } from "#app/ui/tables/data-table.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { StageBadge } from "../parts/stage-badge.tsx";
import type { ActivityPage } from "./read-activity.server.ts";

/** What a warehouse was given to ship, newest first. */
export function ActivityTab({ activity }: { activity: ActivityPage }) {
  const words = useWords();
  const [params, setParams] = useSearchParams();
  return (
    <Card gap="large">
      {activity.rows.length === 0 && (
        <Paragraph muted>No parcel has gone here yet. The first order that is cheapest from here will.</Paragraph>
      )}
      {activity.rows.length > 0 && (
        <DataTable
          cardsOnPhone
          rows={activity.rows}
          rowKey={({ parcelId }) => parcelId}
          columns={[
            { title: "Order", cell: ({ orderId, orderName }) => <Link url={`/app/orders/${orderId}`}>{orderName}</Link> },
            { title: "Stage", cell: ({ stage }) => <StageBadge stage={stage} /> },
            { title: "Items", cell: ({ units }) => units },
            { title: "Given", cell: ({ dispatchedAt, createdAt }) => <DateTime iso={dispatchedAt ?? createdAt} /> },
            {
              title: "Left",
              cell: ({ shippedAt, problem }) => (shippedAt ? <DateTime iso={shippedAt} /> : problem ? words(problem) : "Not yet"),
            },
          ]}
        />
      )}
      <Row>
        <Button disabled={!params.has("after")} onClick={() => setParams({ tab: "activity" })}>
          Newest
        </Button>
        <Button disabled={activity.next === null} onClick={() => setParams({ tab: "activity", after: activity.next ?? "" })}>
          Older
        </Button>
      </Row>
    </Card>
  );
}
