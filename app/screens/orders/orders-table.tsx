import { Badge } from "#app/ui/badge.tsx";
import { DateTime } from "#app/ui/date-time.tsx";
import { Link } from "#app/ui/link.tsx";
import { ui } from "#app/ui/messages/messages.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { MoneyText } from "#app/ui/money-text.tsx";
import { Row, Stack } from "#app/ui/stack.tsx";
import { IndexTable } from "#app/ui/tables/index-table.tsx";
import { Clipped, Digits, Muted, Span, WrappedInCell } from "#app/ui/text.tsx";
import { DepartureBadge } from "../parts/departure-badge.tsx";
import { orderActions } from "../order-actions/messages.ts";
import { parts } from "../parts/messages.ts";
import { promiseOf } from "../parts/promise-of.ts";
import { StageBadge } from "../parts/stage-badge.tsx";
import { orders } from "./messages.ts";
import type { BulkAction, OrderRow, OrdersIndex } from "./read-orders.server.ts";

const BULK: readonly BulkAction[] = ["hold", "release", "reroute"];

type Props = Pick<OrdersIndex, "newer" | "older" | "sort"> & {
  rows: readonly OrderRow[];
  onAsk: (action: BulkAction, ids: readonly string[]) => void;
  empty: React.ReactNode;
  loading: boolean;
};

/** A page of orders: a table on a desk, a condensed list on a phone. A row opens its order. */
export function OrdersTable({ onAsk, sort, ...page }: Props) {
  const text = useText(orders);
  const part = useText(parts);
  const does = useText(orderActions);
  const format = useText(ui);
  const warehousesOf = ({ warehouses }: OrderRow) => format("list", { value: warehouses });
  return (
    <IndexTable
      {...page}
      thing={{ one: text("one-order"), many: text("many-orders") }}
      columns={[
        { title: text("order"), cell: (row) => <OrderLink row={row} /> },
        { title: text("date"), cell: (row) => <DateTime iso={row.placedAt} /> },
        { title: text("customer"), cell: (row) => <Clipped>{row.customer ?? "—"}</Clipped> },
        { title: text("items"), number: true, cell: (row) => <Digits end>{format("number", { value: row.items })}</Digits> },
        { title: text("warehouse"), cell: (row) => <WrappedInCell>{warehousesOf(row) || "—"}</WrappedInCell> },
        { title: text("stage"), cell: (row) => <StageBadge stage={row.stage} /> },
        { title: text("promise"), cell: (row) => <Promised row={row} inCell /> },
        {
          title: text("cost"),
          number: true,
          cell: (row) => (
            <Digits end>
              <MoneyText money={row.cost} />
            </Digits>
          ),
        },
      ]}
      condensed={(row) => <CondensedOrder row={row} />}
      bulkActions={BULK.map((action) => ({
        label: { reroute: part("reroute"), hold: does("hold"), release: does("release") }[action],
        onAction: (ids) => onAsk(action, ids),
        disabled: (ids) => !page.rows.some((row) => ids.includes(row.id) && row.can.includes(action)),
      }))}
      pageLabel={text("pages")}
      order={text(({ newest: "newest-first", oldest: "oldest-first", leaving: "leaving-first" } as const)[sort])}
    />
  );
}

/** When it leaves and by when it was promised to be there, whether that was kept, or why it does not go. */
function Promised({ row, inCell = false }: { row: OrderRow; inCell?: boolean }) {
  const words = useWords();
  if (row.held === null && row.promise === null) return <DepartureBadge leavesOn={row.leavesOn} today={row.today} />;
  if (row.held === null && row.promise !== null) {
    const { message, tone } = promiseOf(row.promise);
    return (
      <Stack gap="none">
        {row.leavesOn !== null && <DepartureBadge leavesOn={row.leavesOn} today={row.today} />}
        {tone === "critical" ? <Badge tone="critical">{words(message)}</Badge> : <Muted>{words(message)}</Muted>}
      </Stack>
    );
  }
  if (row.held === null) return null;
  return <Muted>{inCell ? <WrappedInCell>{words(row.held)}</WrappedInCell> : words(row.held)}</Muted>;
}

function CondensedOrder({ row }: { row: OrderRow }) {
  const text = useText(orders);
  const part = useText(parts);
  const format = useText(ui);
  return (
    <Stack gap="tight">
      <Row place="spread" align="top">
        <OrderLink row={row} />
        <Muted>
          <DateTime iso={row.placedAt} />
        </Muted>
      </Row>
      <Span>
        <span dir="auto">{row.customer ?? text("no-customer")}</span>
        {" · "}
        {part("items", { count: row.items })}
      </Span>
      <Row>
        <StageBadge stage={row.stage} />
        {(row.held !== null || row.leavesOn !== null || row.promise !== null) && <Promised row={row} />}
      </Row>
      {row.warehouses.length > 0 && (
        <Muted>
          {format("list", { value: row.warehouses })}
          {row.cost !== null && (
            <>
              {" · "}
              <MoneyText money={row.cost} />
            </>
          )}
        </Muted>
      )}
    </Stack>
  );
}

/** The row's primary link: keyboards and new tabs open the order by it. */
function OrderLink({ row }: { row: OrderRow }) {
  return (
    <Link url={`/app/orders/${row.id}`} ofRow>
      <Span strong>{row.name}</Span>
    </Link>
  );
}
