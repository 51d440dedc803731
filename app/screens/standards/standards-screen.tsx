import { DAYS, judge, RATED_FROM, STANDARDS, type StandardCode } from "#app/insights/standards/standards.ts";
import type { WarehouseStandards } from "#app/insights/standards/read-standards.server.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { BesideCards, Card } from "#app/ui/card.tsx";
import { Link } from "#app/ui/link.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Screen } from "#app/ui/screen.tsx";
import { Stack } from "#app/ui/stack.tsx";
import { DataTable } from "#app/ui/tables/data-table.tsx";
import { Muted, Paragraph } from "#app/ui/text.tsx";
import { standards as catalogue } from "./messages.ts";

const CODES = Object.keys(STANDARDS) as StandardCode[];
const TONES = { none: undefined, met: "success", close: "warning", missed: "critical" } as const;

/** How each warehouse does by what Shopify asks of fulfillment services, and which standards are missed or about to be. */
export function StandardsScreen({ warehouses }: { warehouses: readonly WarehouseStandards[] }) {
  const text = useText(catalogue);
  return (
    <Screen title={text("title")} back={{ label: text("settings"), url: "/app/settings" }}>
      <Stack>
        <BesideCards>
          <Paragraph>{text("about", { days: DAYS })}</Paragraph>
        </BesideCards>
        {warehouses.length === 0 && (
          <Card>
            <Paragraph>{text("no-warehouse")}</Paragraph>
          </Card>
        )}
        {warehouses.map((warehouse) => (
          <WarehouseCard key={warehouse.warehouseId} warehouse={warehouse} />
        ))}
        <Card heading={text("how-counted")} gap="tight">
          <Paragraph>{text("how-completion")}</Paragraph>
          <Paragraph>{text("how-callbacks")}</Paragraph>
          <Paragraph>{text("how-tracking")}</Paragraph>
        </Card>
      </Stack>
    </Screen>
  );
}

function WarehouseCard({ warehouse: { warehouseId, name, requested, counted } }: { warehouse: WarehouseStandards }) {
  const text = useText(catalogue);
  const rows = CODES.map((code) => ({ code, ...counted[code], ...judge(code, counted[code]) }));
  const warned = rows.filter(({ state }) => state === "close" || state === "missed").length;
  return (
    <Card heading={name}>
      <Paragraph muted>
        {requested < RATED_FROM ? text("not-rated", { count: requested, from: RATED_FROM }) : text("rated", { count: requested })}
      </Paragraph>
      {warned > 0 && <Banner tone="warning" title={text("warned", { count: warned })} />}
      <DataTable
        cardsOnPhone
        columns={[
          { title: text("standard"), cell: ({ code }) => text(code) },
          { title: text("state"), cell: (row) => <State {...row} /> },
          {
            title: text("asked"),
            number: true,
            cell: ({ code }) => (STANDARDS[code] === 1 ? text("always") : text("at-least", { share: STANDARDS[code] })),
          },
          { title: text("reached"), number: true, cell: ({ share }) => (share === null ? text("nothing") : text("share", { share })) },
          { title: text("of"), number: true, cell: (row) => <Counts warehouseId={warehouseId} {...row} /> },
        ]}
        rows={rows}
        rowKey={({ code }) => code}
      />
    </Card>
  );
}

type Row = { met: number; missed: number; open: number; late: number } & ReturnType<typeof judge>;

/** What was counted, down to the parcels that the warehouse was given. */
function Counts({ warehouseId, met, missed, open }: Row & { warehouseId: string }) {
  const text = useText(catalogue);
  const all = met + missed + open;
  if (all === 0) return text("nothing");
  const shown = open > 0 ? text("met-of-open", { met, all, open }) : text("met-of", { met, all });
  return <Link url={`/app/warehouses/${warehouseId}?tab=activity`}>{shown}</Link>;
}

function State({ state, spare, late }: Row) {
  const text = useText(catalogue);
  return (
    <Stack gap="tiny" align="start">
      <Badge tone={TONES[state]}>{text(`state-${state}`)}</Badge>
      {late > 0 && <Muted>{text("open-late", { count: late })}</Muted>}
      {state === "close" && late === 0 && <Muted>{spare === 0 ? text("none-to-spare") : text("to-spare", { count: spare })}</Muted>}
    </Stack>
  );
}
