import { DateTime } from "#app/ui/date-time.tsx";
import { Link } from "#app/ui/link.tsx";
import { MoneyText } from "#app/ui/money-text.tsx";
import { Row, Stack } from "#app/ui/stack.tsx";
import { IndexTable } from "#app/ui/tables/index-table.tsx";
import { Clipped, Digits, Muted, Span } from "#app/ui/text.tsx";
import { DepartureBadge } from "../parts/departure-badge.tsx";
import { StageBadge } from "../parts/stage-badge.tsx";
import type { OrderRow, OrdersIndex } from "./read-orders.server.ts";

type Props = Pick<OrdersIndex, "rows" | "newer" | "older"> & {
  onReroute: (ids: readonly string[]) => void;
  empty: React.ReactNode;
  loading: boolean;
};

/** A page of orders: a table on a desk, a condensed list on a phone. A row opens its order. */
export function OrdersTable({ onReroute, ...page }: Props) {
  return (
    <IndexTable
      {...page}
      thing={{ one: "order", many: "orders" }}
      columns={[
        { title: "Order", cell: (row) => <OrderLink row={row} /> },
        { title: "Date", cell: (row) => <DateTime iso={row.placedAt} /> },
        { title: "Customer", cell: (row) => <Clipped>{row.customer ?? "—"}</Clipped> },
        { title: "Items", number: true, cell: (row) => <Digits end>{row.items}</Digits> },
        { title: "Warehouse", cell: (row) => <Clipped>{row.warehouses.join(" + ") || "—"}</Clipped> },
        { title: "Stage", cell: (row) => <StageBadge stage={row.stage} /> },
        { title: "Promise", cell: (row) => <DepartureBadge leavesOn={row.leavesOn} today={row.today} /> },
        {
          title: "Cost",
          number: true,
          cell: (row) => (
            <Digits end>
              <MoneyText money={row.cost} />
            </Digits>
          ),
        },
      ]}
      condensed={(row) => <CondensedOrder row={row} />}
      bulkActions={[{ label: "Re-route", onAction: onReroute }]}
      pageLabel="Pages of orders"
      order="Newest first"
    />
  );
}

function CondensedOrder({ row }: { row: OrderRow }) {
  return (
    <Stack gap="tight">
      <Row place="spread" align="top">
        <OrderLink row={row} />
        <Muted>
          <DateTime iso={row.placedAt} />
        </Muted>
      </Row>
      <Span>
        <span dir="auto">{row.customer ?? "No customer"}</span>
        {` · ${row.items === 1 ? "1 item" : `${row.items} items`}`}
      </Span>
      <Row>
        <StageBadge stage={row.stage} />
        {row.leavesOn !== null && <DepartureBadge leavesOn={row.leavesOn} today={row.today} />}
      </Row>
      {row.warehouses.length > 0 && (
        <Muted>
          {row.warehouses.join(" + ")}
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
