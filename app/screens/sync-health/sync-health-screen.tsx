import { ageOf } from "#app/ui/age-of.ts";
import { Card } from "#app/ui/card.tsx";
import { DateTime } from "#app/ui/date-time.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Screen } from "#app/ui/screen.tsx";
import { Stack } from "#app/ui/stack.tsx";
import { DataTable } from "#app/ui/tables/data-table.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { useLiveData } from "#app/ui/hooks/use-live-data.ts";
import { GivenUpCard } from "./given-up-card.tsx";
import { syncHealth } from "./messages.ts";
import type { SyncHealthView } from "./read-sync-health.server.ts";
import { RepairsCard } from "./repairs-card.tsx";
import { useResourceName } from "./use-resource-name.ts";

const LOOK_AGAIN_MS = 10_000;

/** How well Waybill's copy of the shop keeps up with the shop itself. */
export function SyncHealthScreen({ asOf, events, reconciliations, repairs, givenUp }: SyncHealthView) {
  const text = useText(syncHealth);
  useLiveData(LOOK_AGAIN_MS);
  return (
    <Screen title={text("title")} back={{ label: text("settings"), url: "/app/settings" }}>
      <Stack>
        <EventsCard events={events} asOf={asOf} />
        <GivenUpCard givenUp={givenUp} />
        <ReconciliationCard reconciliations={reconciliations} />
        <RepairsCard repairs={repairs} />
      </Stack>
    </Screen>
  );
}

function EventsCard({ events, asOf }: Pick<SyncHealthView, "events" | "asOf">) {
  const text = useText(syncHealth);
  const seconds = (ms: number) => syncHealth.message("seconds", { seconds: Math.ceil(ms / 100) / 10 });
  return (
    <Card heading={text("events")}>
      <Paragraph>
        {events.oldest === null ? text("all-applied") : text("events-wait", { count: events.waiting, age: ageOf(events.oldest, asOf) })}
      </Paragraph>
      <DataTable
        columns={[
          { title: text("period"), cell: ({ period }) => text(period) },
          { title: text("received"), number: true, cell: ({ received }) => text("number", { count: received }) },
          { title: text("applied"), number: true, cell: ({ applied }) => text("number", { count: applied }) },
        ]}
        rows={[
          { period: "last-hour" as const, ...events.hour },
          { period: "last-day" as const, ...events.day },
        ]}
        rowKey={({ period }) => period}
      />
      <Paragraph muted>
        {events.told ? text("told", { half: seconds(events.told.p50), most: seconds(events.told.p95) }) : text("told-nothing")}
      </Paragraph>
    </Card>
  );
}

function ReconciliationCard({ reconciliations }: Pick<SyncHealthView, "reconciliations">) {
  const text = useText(syncHealth);
  const nameOf = useResourceName();
  return (
    <Card heading={text("reconciliation")}>
      <Paragraph muted>{text(reconciliations.length === 0 ? "not-compared" : "reconciliation-help")}</Paragraph>
      {reconciliations.length > 0 && (
        <DataTable
          cardsOnPhone
          columns={[
            { title: text("what"), cell: ({ resource }) => nameOf(resource) },
            { title: text("complete-until"), cell: ({ doneUntil }) => <DateTime iso={doneUntil} /> },
            { title: text("looked-at"), number: true, cell: ({ checked }) => text("looked-at-count", { count: checked }) },
            { title: text("repairs-of-week"), number: true, cell: (row) => text("number", { count: row.repairs }) },
          ]}
          rows={reconciliations}
          rowKey={({ resource }) => resource}
        />
      )}
    </Card>
  );
}
