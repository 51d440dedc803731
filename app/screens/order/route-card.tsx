import { Badge } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { DateTime } from "#app/ui/date-time.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { ui } from "#app/ui/messages/messages.ts";
import { useRichText, useText } from "#app/ui/messages/use-text.ts";
import { Grid, Stack } from "#app/ui/stack.tsx";
import { AmountTable } from "#app/ui/tables/amount-table.tsx";
import { DataTable } from "#app/ui/tables/data-table.tsx";
import { Muted, Paragraph, Span, WrittenByPeople } from "#app/ui/text.tsx";
import type { PlanView, RouteExplained } from "./explain-route.ts";
import { order } from "./messages.ts";

/** Why an order goes where it goes: the plan's cost beside the runner-up's, and why not for every other warehouse. */
export function RouteCard({ route }: { route: RouteExplained & { decidedAt: string; decisions: number } }) {
  const text = useText(order);
  const rich = useRichText(order);
  const words = useWords();
  const question =
    route.outcome === "unroutable" ? text("why-no-warehouse") : text("why-warehouses", { count: route.chosen.warehouses.length });
  return (
    <Card heading={question} aside={<Muted>{rich("decided", { moment: <DateTime iso={route.decidedAt} /> })}</Muted>} gap="large">
      {route.outcome === "routed" ? <Plans route={route} /> : <Unroutable route={route} />}
      {route.verdicts.length > 0 && (
        <Stack as="ul" gap="small">
          {route.verdicts.map((verdict) => (
            <li key={verdict.warehouseId}>
              <WrittenByPeople>
                <Span strong>{verdict.name}</Span> {verdict.chosen && <Badge tone="success">{text("chosen")}</Badge>}
                <br />
                {words(verdict.message)}
              </WrittenByPeople>
            </li>
          ))}
        </Stack>
      )}
      {route.decisions > 1 && (
        <Paragraph muted small>
          {text("decided-times", { count: route.decisions })}
        </Paragraph>
      )}
    </Card>
  );
}

function Plans({ route }: { route: Extract<RouteExplained, { outcome: "routed" }> }) {
  const text = useText(order);
  const { chosen, runnerUp } = route;
  return (
    <>
      <Grid atLeast="15rem">
        <Plan title={text("chosen-plan", { warehouses: chosen.warehouses })} plan={chosen} />
        {runnerUp ? (
          <Plan title={text(route.byHand ? "would-have-chosen" : "runner-up", { warehouses: runnerUp.warehouses })} plan={runnerUp} />
        ) : (
          <Paragraph muted>{text(route.byHand ? "same-choice" : "no-other-way")}</Paragraph>
        )}
      </Grid>
      <Paragraph muted small>
        {route.byHand ? text("chosen-by-hand") : route.exact ? text("proven-cheapest") : text("best-of", { count: route.evaluated })}
      </Paragraph>
    </>
  );
}

function Plan({ title, plan }: { title: string; plan: PlanView }) {
  const text = useText(order);
  const words = useWords();
  return (
    <AmountTable
      title={title}
      amounts={plan.costLines.map(({ label, money }) => ({ label: words(label), money }))}
      total={{ label: text("total"), money: plan.total }}
    />
  );
}

function Unroutable({ route }: { route: Extract<RouteExplained, { outcome: "unroutable" }> }) {
  const text = useText(order);
  const format = useText(ui);
  const words = useWords();
  return (
    <Stack gap="small">
      <Paragraph>{words(route.explanation)}</Paragraph>
      {route.shortages.length > 0 && (
        <DataTable
          columns={[
            { title: text("item-column"), cell: ({ title, sku }) => text("item-with-sku", { title, sku }) },
            { title: text("wanted"), number: true, cell: ({ wanted }) => format("number", { value: wanted }) },
            { title: text("in-stock"), number: true, cell: ({ available }) => format("number", { value: available }) },
          ]}
          rows={route.shortages}
          rowKey={({ sku }) => sku}
        />
      )}
    </Stack>
  );
}
