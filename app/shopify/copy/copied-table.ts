/** A value as PostgreSQL writes it in text: what COPY and a cast both read. */
export type PgText = string | null;

export type Row = Readonly<Record<string, PgText>>;

/**
 * A table that holds copies of something in the shop. It has a `shopId` and an `id`, which together are its primary key.
 * Columns that are not named here are Waybill's own: a copy never touches them.
 */
export type CopiedTable = {
  name: string;
  /** PostgreSQL's types of the copied columns, in the order in which rows are staged. */
  columns: Readonly<Record<string, string>>;
  /** Columns that beside `shopId` make the primary key. */
  key: readonly string[];
  /** The column that tells newer from older; a table without one is written together with its parent. */
  updatedAt?: string;
  /** The column that names the parent's id. */
  parent?: string;
  /** What Waybill's own columns start with: SQL over the row, called `new`. */
  onInsert?: Readonly<Record<string, string>>;
};

type Declared<Name extends string> = CopiedTable & {
  columns: Readonly<Record<Name, string>>;
  key: readonly NoInfer<Name>[];
  updatedAt?: NoInfer<Name>;
  parent?: NoInfer<Name>;
};

/** Declares a copied table: its key, its time and its parent are columns that it has. */
export const copiedTable = <Name extends string>(table: Declared<Name>): Declared<Name> => table;

/** One row of a copied table, without its shop. */
export type RowOf<Table extends CopiedTable> = { readonly [Name in keyof Table["columns"]]: PgText };
