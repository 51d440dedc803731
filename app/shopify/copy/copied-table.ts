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

type NameIn<Types> = NoInfer<keyof Types & string>;
type Declared<Types extends CopiedTable["columns"]> = CopiedTable & {
  columns: Types;
  key: readonly NameIn<Types>[];
  updatedAt?: NameIn<Types>;
  parent?: NameIn<Types>;
};

/** Declares a copied table: its key, its time and its parent are columns that it has. */
export const copiedTable = <const Types extends CopiedTable["columns"]>(table: Declared<Types>): Declared<Types> => table;

/** What JSON has no word for, by PostgreSQL's type. */
const KINDS = { bigint: "bigint", timestamptz: "date", "text[]": "list" } as const;
type Kinds<Types> = {
  [Name in keyof Types as Types[Name] extends keyof typeof KINDS ? Name : never]: (typeof KINDS)[Types[Name] & keyof typeof KINDS];
};

/** How the copied columns of a row are read back from JSON (fromJson). */
export function kindsOf<const Types extends CopiedTable["columns"]>({ columns }: { columns: Types }): Kinds<Types> {
  const kinds: Readonly<Record<string, string>> = KINDS;
  return Object.fromEntries(Object.entries(columns).flatMap(([name, type]) => (kinds[type] ? [[name, kinds[type]]] : []))) as Kinds<Types>;
}

/** One row of a copied table, without its shop. */
export type RowOf<Table extends CopiedTable> = { readonly [Name in keyof Table["columns"]]: PgText };
