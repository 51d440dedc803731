import { useEffect, useState } from "react";
import { IndexTable as PolarisIndexTable } from "@shopify/polaris";
import { useNarrow } from "../shop-facts.tsx";
import { useUrlParams } from "../hooks/use-url-params.ts";
import type { Column } from "./data-table.tsx";
import { selectRows } from "./select-rows.ts";

type Props<R extends { id: string }> = {
  thing: { one: string; many: string };
  columns: readonly [Column<R>, ...Column<R>[]];
  rows: readonly R[];
  /** The row as a few lines, on a phone. */
  condensed: (row: R) => React.ReactNode;
  /** What can be done with the rows that are ticked; where nothing can, there is nothing to tick. */
  bulkActions: readonly {
    label: string;
    onAction: (ids: readonly string[]) => void;
    /** Whether it can be done with none of them. */
    disabled?: (ids: readonly string[]) => boolean;
  }[];
  /** Keysets of the pages beside this one: they go into the URL as `before` and `after`. */
  newer: string | null;
  older: string | null;
  pageLabel: string;
  /** Said on the first page. */
  order: string;
  empty: React.ReactNode;
  loading: boolean;
};

/** An index's rows: a table on a desk, a condensed list on a phone. A row opens what its link (Link's `ofRow`) leads to. */
export function IndexTable<R extends { id: string }>(props: Props<R>) {
  const { columns, rows, newer, older } = props;
  const narrow = useNarrow();
  const { params, change } = useUrlParams();
  const [selected, setSelected] = useState<readonly string[]>([]);
  // News of the same rows leaves the ticks where they are.
  const shown = rows.map(({ id }) => id).join();
  useEffect(() => setSelected((now) => now.filter((id) => shown.split(",").includes(id))), [shown]);
  const [first, ...others] = columns.map(({ title, number }) => ({ title, alignment: number ? ("end" as const) : undefined }));

  return (
    <PolarisIndexTable
      condensed={narrow}
      selectable={props.bulkActions.length > 0}
      resourceName={{ singular: props.thing.one, plural: props.thing.many }}
      itemCount={rows.length}
      selectedItemsCount={selected.length}
      onSelectionChange={(kind, on, which) =>
        setSelected((now) =>
          selectRows(
            now,
            rows.map(({ id }) => id),
            { kind, on, which },
          ),
        )
      }
      promotedBulkActions={props.bulkActions.map(({ label, onAction, disabled }) => ({
        content: label,
        onAction: () => onAction(selected),
        disabled: disabled?.(selected) ?? false,
      }))}
      pagination={{
        hasPrevious: newer !== null,
        hasNext: older !== null,
        onPrevious: () => change({ before: newer, after: null }),
        onNext: () => change({ after: older, before: null }),
        accessibilityLabel: props.pageLabel,
        label: params.has("after") || params.has("before") ? undefined : props.order,
      }}
      emptyState={props.empty}
      loading={props.loading}
      headings={[first ?? { title: "" }, ...others]}
    >
      {rows.map((row, index) => (
        <PolarisIndexTable.Row key={row.id} id={row.id} position={index} selected={selected.includes(row.id)}>
          {narrow ? (
            <div className="wb-condensed">{props.condensed(row)}</div>
          ) : (
            columns.map(({ title, cell }) => <PolarisIndexTable.Cell key={title}>{cell(row)}</PolarisIndexTable.Cell>)
          )}
        </PolarisIndexTable.Row>
      ))}
    </PolarisIndexTable>
  );
}
