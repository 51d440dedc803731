export type Column<R> = {
  title: string;
  cell: (row: R) => React.ReactNode;
  /** Numbers stand at the end of their column. */
  number?: boolean;
};

type Props<R> = {
  columns: readonly [Column<R>, ...Column<R>[]];
  rows: readonly R[];
  rowKey: (row: R) => string;
  caption?: string;
  /** On a phone each row is a card that names its columns. */
  cardsOnPhone?: boolean;
};

/** Rows and columns of text. The first column names its row. */
export function DataTable<R>({ columns, rows, rowKey, caption, cardsOnPhone = false }: Props<R>) {
  const [first, ...others] = columns;
  const look = ({ number }: Column<R>) => (number ? "wb-amount" : undefined);
  return (
    <div className="wb-scroll">
      <table className={cardsOnPhone ? "wb-table wb-cards" : "wb-table"}>
        {caption && <caption>{caption}</caption>}
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} scope="col" className={look(column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              <th scope="row">{first.cell(row)}</th>
              {others.map((column) => (
                <td key={column.title} data-label={column.title} className={look(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The table behind a picture: opens on demand, and is what a screen reader reads. */
export function TableBehind<R>({
  summary,
  label,
  ...table
}: Omit<Props<R>, "caption"> & { summary: React.ReactNode; label?: string; caption: string }) {
  return (
    <details className="wb-behind">
      <summary aria-label={label}>{summary}</summary>
      <DataTable {...table} />
    </details>
  );
}
