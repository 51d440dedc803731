import { Badge } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { DateTime } from "#app/ui/date-time.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { Grid, Stack } from "#app/ui/stack.tsx";
import { AmountTable } from "#app/ui/tables/amount-table.tsx";
import { DataTable } from "#app/ui/tables/data-table.tsx";
import { Muted, Paragraph, Span, WrittenByPeople } from "#app/ui/text.tsx";
import type { PlanView, RouteExplained } from "./explain-route.ts";

/** Why an order goes where it goes: the plan's cost beside the runner-up's, and why not for every other warehouse. */
export function RouteCard({ route }: { route: RouteExplained & { decidedAt: string; decisions: number } }) {
  const words = useWords();
  return (
    <Card
      heading={question(route)}
      aside={
        <Muted>
          Decided <DateTime iso={route.decidedAt} />
        </Muted>
      }
      gap="large"
    >
      {route.outcome === "routed" ? <Plans route={route} /> : <Unroutable route={route} />}
      {route.verdicts.length > 0 && (
        <Stack as="ul" gap="small">
          {route.verdicts.map((verdict) => (
            <li key={verdict.warehouseId}>
              <WrittenByPeople>
                <Span strong>{verdict.name}</Span> {verdict.chosen && <Badge tone="success">Chosen</Badge>}
                <br />
                {words(verdict.message)}
              </WrittenByPeople>
            </li>
          ))}
        </Stack>
      )}
      {route.decisions > 1 && <Paragraph muted small>{`Routed ${route.decisions} times; this is the last decision.`}</Paragraph>}
    </Card>
  );
}

function question(route: RouteExplained): string {
  if (route.outcome === "unroutable") return "Why no warehouse";
  return route.chosen.warehouses.length > 1 ? "Why these warehouses" : "Why this warehouse";
}

function Plans({ route }: { route: Extract<RouteExplained, { outcome: "routed" }> }) {
  return (
    <>
      <Grid atLeast="15rem">
        <Plan title="Chosen" plan={route.chosen} />
        {route.runnerUp ? (
          <Plan title="Runner-up" plan={route.runnerUp} />
        ) : (
          <Paragraph muted>There was no other way to ship it.</Paragraph>
        )}
      </Grid>
      <Paragraph muted small>
        {route.exact
          ? "Proven to be the cheapest: every combination of warehouses was weighed."
          : `The best of ${route.evaluated} combinations of warehouses; there are too many to compare all.`}
      </Paragraph>
    </>
  );
}

function Plan({ title, plan }: { title: string; plan: PlanView }) {
  return (
    <AmountTable
      title={`${title}: ${plan.warehouses.join(" + ")}`}
      amounts={plan.costLines.map(({ words, money }) => ({ label: words, money }))}
      total={{ label: "Total", money: plan.total }}
    />
  );
}

function Unroutable({ route }: { route: Extract<RouteExplained, { outcome: "unroutable" }> }) {
  const words = useWords();
  return (
    <Stack gap="small">
      <Paragraph>{words(route.explanation)}</Paragraph>
      {route.shortages.length > 0 && (
        <DataTable
          columns={[
            { title: "Item", cell: ({ title, sku }) => `${title} (${sku})` },
            { title: "Wanted", number: true, cell: ({ wanted }) => wanted },
            { title: "In stock", number: true, cell: ({ available }) => available },
          ]}
          rows={route.shortages}
          rowKey={({ sku }) => sku}
        />
      )}
    </Stack>
  );
}
