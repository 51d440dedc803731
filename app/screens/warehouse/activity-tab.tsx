import { useSearchParams } from "@remix-run/react";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { DateTime } from "#app/ui/date-time.tsx";
import { Link } from "#app/ui/link.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row } from "#app/ui/stack.tsx";
import { DataTable } from "#app/ui/tables/data-table.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { StageBadge } from "../parts/stage-badge.tsx";
import { warehouse } from "./messages.ts";
import type { ActivityPage } from "./read-activity.server.ts";

/** What a warehouse was given to ship, newest first. */
export function ActivityTab({ activity }: { activity: ActivityPage }) {
  const words = useWords();
  const text = useText(warehouse);
  const [params, setParams] = useSearchParams();
  return (
    <Card gap="large">
      {activity.rows.length === 0 && <Paragraph muted>{text("no-activity")}</Paragraph>}
      {activity.rows.length > 0 && (
        <DataTable
          cardsOnPhone
          rows={activity.rows}
          rowKey={({ parcelId }) => parcelId}
          columns={[
            { title: text("order"), cell: ({ orderId, orderName }) => <Link url={`/app/orders/${orderId}`}>{orderName}</Link> },
            { title: text("stage"), cell: ({ stage }) => <StageBadge stage={stage} /> },
            { title: text("items"), cell: ({ units }) => units },
            { title: text("given"), cell: ({ dispatchedAt, createdAt }) => <DateTime iso={dispatchedAt ?? createdAt} /> },
            {
              title: text("left"),
              cell: ({ shippedAt, problem }) => (shippedAt ? <DateTime iso={shippedAt} /> : problem ? words(problem) : text("not-yet")),
            },
          ]}
        />
      )}
      <Row>
        <Button disabled={!params.has("after")} onClick={() => setParams({ tab: "activity" })}>
          {text("newest")}
        </Button>
        <Button disabled={activity.next === null} onClick={() => setParams({ tab: "activity", after: activity.next ?? "" })}>
          {text("older")}
        </Button>
      </Row>
    </Card>
  );
}
