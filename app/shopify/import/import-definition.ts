import type { DocumentNode } from "graphql";
import type { CopiedTable, Row } from "../copy/copied-table.ts";

/** What the first copy of a shop consists of, in the order in which it is shown and, where it matters, loaded. */
export const importResources = ["locations", "products", "inventory", "customers", "orders", "fulfillment-orders", "fulfillments"] as const;

export type ImportResource = (typeof importResources)[number];

/** A line of a bulk operation's result. A child names the node above it, which may stand anywhere in the file, before it or after. */
export type BulkLine = { readonly __typename: string; readonly id: string; readonly __parentId?: string };

/** How one resource is copied whole: the document that Shopify runs in bulk, and where the lines of its result go. */
export type ImportDefinition = {
  resource: ImportResource;
  document: DocumentNode;
  /** The type of the nodes that Shopify counts as roots. */
  root: string;
  /** Asks how many roots there are, in its one field, `Count`; by `$query` those among them that are shown. Only where Shopify counts them. */
  count?: DocumentNode;
  /** The sort key that gives pages in the order of ids; null where Shopify has none and gives them so. */
  pagesBy: "ID" | null;
  /** Waybill can do without it, where it may not be read. */
  optional?: true;
  /** The optional scope without which Shopify shows only the latest of it. */
  wholeWith?: "read_all_orders";
  /** Loaded before this one, because its rows refer to them. */
  after?: ImportResource;
  /** Where rows go: the parents, then, where there are any, their children. */
  tables: readonly [CopiedTable] | readonly [CopiedTable, CopiedTable];
  /** A table that must hold what a row's `parent` column names: rows without are counted and left out. */
  belongsTo?: string;
  /** Whether rows that the shop no longer has are removed. Not so for orders: Shopify only shows an app the last sixty days of them. */
  prunes: boolean;
  /**
   * Puts the rows of one line into its tables, by their position. `digits` are those of the shop's currency. The line is not parsed
   * further than its JSON: Shopify made it by the document, whose type is checked, and half a million of them have to be quick.
   */
  read: (line: BulkLine, put: (table: 0 | 1, row: Row) => void, digits: number) => void;
};
