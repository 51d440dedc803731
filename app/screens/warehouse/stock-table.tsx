import { Badge } from "#app/ui/badge.tsx";
import { CellNumberInput } from "#app/ui/forms/text-input.tsx";
import { DataTable } from "#app/ui/tables/data-table.tsx";
import { Muted, WrittenByPeople } from "#app/ui/text.tsx";
import type { StockRow } from "./read-stock-page.server.ts";

type Props = {
  rows: readonly StockRow[];
  /** What is typed as counted, by SKU, and which of it is no number; null where a provider counts. */
  counts: {
    typed: Readonly<Record<string, string>>;
    wrong: readonly string[];
    onType: (sku: string, count: string) => void;
  } | null;
};

/** A warehouse's stock beside what Shopify shows. */
export function StockTable({ rows, counts }: Props) {
  return (
    <DataTable
      cardsOnPhone
      rows={rows}
      rowKey={({ sku }) => sku}
      columns={[
        { title: "Item", cell: (row) => <Item row={row} /> },
        { title: "Bin", cell: (row) => row.bin ?? "—" },
        {
          title: "On hand",
          cell: ({ sku, onHand }) =>
            counts === null ? (
              onHand
            ) : (
              <CellNumberInput
                label={`On hand of ${sku}`}
                value={counts.typed[sku] ?? String(onHand)}
                onChange={(count) => counts.onType(sku, count)}
                error={counts.wrong.includes(sku) ? "Write a whole number" : undefined}
              />
            ),
        },
        { title: "In parcels", cell: (row) => row.inParcels },
        { title: "Sellable", cell: (row) => row.sellable },
        {
          title: "In Shopify",
          cell: ({ inShopify, drift }) => (
            <span>
              {inShopify ?? "—"} {drift !== 0 && <Badge tone="warning">{drift > 0 ? `${drift} too many` : `${-drift} too few`}</Badge>}
            </span>
          ),
        },
      ]}
    />
  );
}

function Item({ row }: { row: StockRow }) {
  return (
    <WrittenByPeople>
      {row.title ?? row.sku}
      <br />
      <Muted>{row.sku}</Muted>
    </WrittenByPeople>
  );
}
