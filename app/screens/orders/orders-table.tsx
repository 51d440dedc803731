import { BlockStack, IndexTable, InlineStack, Link, Text } from "@shopify/polaris";
import type { IndexTableProps } from "@shopify/polaris";
import type { OrderRow } from "./read-orders.server.ts";
import { DateTime } from "#app/ui/date-time.tsx";
import { MoneyText } from "#app/ui/money-text.tsx";
import { DepartureBadge } from "#app/ui/departure-badge.tsx";
import { StageBadge } from "#app/ui/stage-badge.tsx";
import { useNarrow } from "#app/ui/use-narrow.ts";

type Props = {
  rows: readonly OrderRow[];
  selected: readonly string[];
  onSelect: NonNullable<IndexTableProps["onSelectionChange"]>;
  bulkActions: NonNullable<IndexTableProps["promotedBulkActions"]>;
  pagination: NonNullable<IndexTableProps["pagination"]>;
  empty: React.ReactNode;
  loading: boolean;
};

/** A page of orders: a table on a desk, a condensed list on a phone. A row opens its order. */
export function OrdersTable({ rows, selected, onSelect, bulkActions, pagination, empty, loading }: Props) {
  const narrow = useNarrow();
  return (
    <IndexTable
      condensed={narrow}
      resourceName={{ singular: "order", plural: "orders" }}
      itemCount={rows.length}
      selectedItemsCount={selected.length}
      onSelectionChange={onSelect}
      promotedBulkActions={bulkActions}
      pagination={pagination}
      emptyState={empty}
      loading={loading}
      headings={[
        { title: "Order" },
        { title: "Date" },
        { title: "Customer" },
        { title: "Items", alignment: "end" },
        { title: "Warehouse" },
        { title: "Stage" },
        { title: "Promise" },
        { title: "Cost", alignment: "end" },
      ]}
    >
      {rows.map((row, index) => (
        <IndexTable.Row key={row.id} id={row.id} position={index} selected={selected.includes(row.id)}>
          {narrow ? <CondensedRow row={row} /> : <Cells row={row} />}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

function Cells({ row }: { row: OrderRow }) {
  return (
    <>
      <IndexTable.Cell>
        <OrderLink row={row} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <DateTime iso={row.placedAt} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <span className="wb-clip" dir="auto" title={row.customer ?? undefined}>
          {row.customer ?? "—"}
        </span>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {row.items}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <span className="wb-clip">{row.warehouses.join(" + ") || "—"}</span>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <StageBadge stage={row.stage} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <DepartureBadge leavesOn={row.leavesOn} today={row.today} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          <MoneyText money={row.cost} />
        </Text>
      </IndexTable.Cell>
    </>
  );
}

function CondensedRow({ row }: { row: OrderRow }) {
  return (
    <div className="wb-condensed">
      <BlockStack gap="100">
        <InlineStack align="space-between" gap="200">
          <OrderLink row={row} />
          <Text as="span" tone="subdued">
            <DateTime iso={row.placedAt} />
          </Text>
        </InlineStack>
        <Text as="span">
          <span dir="auto">{row.customer ?? "No customer"}</span>
          {` · ${row.items === 1 ? "1 item" : `${row.items} items`}`}
        </Text>
        <InlineStack gap="200" blockAlign="center">
          <StageBadge stage={row.stage} />
          {row.leavesOn !== null && <DepartureBadge leavesOn={row.leavesOn} today={row.today} />}
        </InlineStack>
        {row.warehouses.length > 0 && (
          <Text as="span" tone="subdued">
            {row.warehouses.join(" + ")}
            {row.cost !== null && (
              <>
                {" · "}
                <MoneyText money={row.cost} />
              </>
            )}
          </Text>
        )}
      </BlockStack>
    </div>
  );
}

/** The row's primary link: keyboards and new tabs open the order by it. */
function OrderLink({ row }: { row: OrderRow }) {
  return (
    <Link url={`/app/orders/${row.id}`} dataPrimaryLink monochrome removeUnderline>
      <Text as="span" fontWeight="semibold">
        {row.name}
      </Text>
    </Link>
  );
}
