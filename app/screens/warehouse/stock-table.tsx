import { Badge } from "#app/ui/badge.tsx";
import { CellNumberInput, type InputProps } from "#app/ui/forms/text-input.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { DataTable } from "#app/ui/tables/data-table.tsx";
import { Muted, WrittenByPeople } from "#app/ui/text.tsx";
import { warehouse } from "./messages.ts";
import type { StockRow } from "./read-stock-page.server.ts";

type Props = {
  rows: readonly StockRow[];
  /** The field in which a row's units are counted, by the row's place; null where a provider counts. */
  countField: ((index: number) => Pick<InputProps, "name" | "value" | "onChange" | "error">) | null;
};

/** A warehouse's stock beside what Shopify shows. */
export function StockTable({ rows, countField }: Props) {
  const text = useText(warehouse);
  const units = (count: number | null) => (count === null ? text("none") : text("units", { units: count }));
  return (
    <DataTable
      cardsOnPhone
      rows={rows}
      rowKey={({ sku }) => sku}
      columns={[
        { title: text("item"), cell: (row) => <Item row={row} /> },
        { title: text("bin"), cell: (row) => row.bin ?? text("none") },
        {
          title: text("on-hand"),
          cell: (row) =>
            countField === null ? (
              units(row.onHand)
            ) : (
              <CellNumberInput label={text("on-hand-of", { sku: row.sku })} {...countField(rows.indexOf(row))} />
            ),
        },
        { title: text("in-parcels"), cell: (row) => units(row.inParcels) },
        { title: text("sellable"), cell: (row) => units(row.sellable) },
        {
          title: text("in-shopify"),
          cell: ({ inShopify, drift }) => (
            <span>
              {units(inShopify)}{" "}
              {drift !== 0 && <Badge tone="warning">{text(drift > 0 ? "too-many" : "too-few", { units: Math.abs(drift) })}</Badge>}
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
