import { useFetcher } from "@remix-run/react";
import type { Reply } from "#app/platform/http/reply.ts";
import { beginsWithCart, type JourneyDefinition } from "#app/recovery/journeys/journey-definition.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { DateTime } from "#app/ui/date-time.tsx";
import { Link } from "#app/ui/link.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { useMoney } from "#app/ui/money-text.tsx";
import { Row, Stack } from "#app/ui/stack.tsx";
import { DataTable } from "#app/ui/tables/data-table.tsx";
import { Muted, Paragraph, WrittenByPeople } from "#app/ui/text.tsx";
import { CHANNEL_NAMES } from "../../recovery/channel-names.ts";
import { nodeOf } from "../flow/edges.ts";
import { summaryOf } from "../flow/summary-of.ts";
import { journey } from "../messages.ts";
import { DaysPicture } from "./days-picture.tsx";
import type { DryRunView } from "./read-dry-run.server.ts";

/** What the journey, as it stands on the screen, would have done over the last month. */
export function DryRunCard({ definition }: { definition: JourneyDefinition }) {
  const text = useText(journey);
  const words = useWords();
  const asking = useFetcher<Reply<{ dryRun: DryRunView }>>();
  const ask = () => asking.submit({ definition }, { method: "post", action: "/app/recovery/dry-run", encType: "application/json" });
  const { data } = asking;
  const isOfCarts = beginsWithCart(definition.trigger.kind);
  return (
    <Card heading={text("dry-run")}>
      <Paragraph muted>{text(isOfCarts ? "dry-run-why" : "dry-run-not-of-carts")}</Paragraph>
      {isOfCarts && (
        <Row>
          <Button busy={asking.state !== "idle"} onClick={ask}>
            {text(data ? "dry-run-again" : "dry-run-now")}
          </Button>
        </Row>
      )}
      {data?.ok === false && <Banner tone="critical" title={words(data.message)} />}
      {isOfCarts && data?.ok && <Result run={data.dryRun} definition={definition} />}
    </Card>
  );
}

function Result({ run, definition }: { run: DryRunView; definition: JourneyDefinition }) {
  const text = useText(journey);
  const words = useWords();
  const { shown } = useMoney();
  if (run.is === "not-of-carts") return null;
  const { carts, entered, heldOut, waiting, over, withheld, total, cost } = run;
  const step = (nodeId: string) => {
    const node = nodeOf(definition, nodeId);
    return node ? words(summaryOf(node)) : nodeId;
  };
  return (
    <Stack gap="medium">
      <Stack gap="tiny">
        <Paragraph>
          {text("dry-run-entered", { count: entered, carts })} {heldOut > 0 && text("dry-run-held-out", { count: heldOut })}
        </Paragraph>
        <Paragraph>{text("dry-run-sent", { count: total, cost: shown(Math.round(cost)) })}</Paragraph>
        {run.isCut && <Muted>{text("dry-run-cut", { carts })}</Muted>}
        {waiting > 0 && <Muted>{text("dry-run-waiting", { count: waiting })}</Muted>}
        {over > 0 && <Muted>{text("dry-run-over", { count: over })}</Muted>}
        {withheld > 0 && <Muted>{text("dry-run-withheld", { count: withheld })}</Muted>}
        {run.reasons.map(({ channel, why, count }) => (
          <Muted key={`${channel} ${why.code}`}>{text("dry-run-reason", { count, channel: CHANNEL_NAMES[channel], why })}</Muted>
        ))}
      </Stack>
      {total > 0 && <DaysPicture days={run.days} sums={run.sums} />}
      {run.shown.length > 0 && (
        <DataTable
          cardsOnPhone
          caption={text("dry-run-latest", { count: run.shown.length })}
          rows={run.shown}
          rowKey={({ abandonmentId, nodeId, at }) => `${abandonmentId} ${nodeId} ${at}`}
          columns={[
            {
              title: text("dry-run-who"),
              cell: ({ who, abandonmentId }) => (
                <Link url={`/app/recovery/carts/${abandonmentId}`}>
                  <WrittenByPeople>{who ?? text("dry-run-nobody")}</WrittenByPeople>
                </Link>
              ),
            },
            { title: text("dry-run-what"), cell: ({ nodeId }) => <WrittenByPeople>{step(nodeId)}</WrittenByPeople> },
            { title: text("channel"), cell: ({ channel }) => words(CHANNEL_NAMES[channel]) },
            { title: text("dry-run-when"), cell: ({ at }) => <DateTime iso={at} /> },
          ]}
        />
      )}
    </Stack>
  );
}
