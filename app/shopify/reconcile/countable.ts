import type { Prisma } from "#generated/prisma/client.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { AdminClient } from "../admin-client.server.ts";
import type { CopiedTable } from "../copy/copied-table.ts";
import type { Page } from "./changes-by-page.ts";

/** Something that is in the shop: its global id, and whose copy brings it (its own unless `copyOf` says otherwise). */
export type Listed = { readonly id: string };

/** A kind of thing of which Shopify counts how many there are. A room declares one for each of its copies. */
export type Countable<Node extends Listed = Listed> = {
  /** `products`: what its repairs are counted under. */
  resource: string;
  /** `Product`: its kind in a global id. */
  type: string;
  table: CopiedTable;
  /** What of it is compared, as a search term of Shopify's and as a condition over our table; all of it unless said. */
  within?: (now: Date) => { query: string; where: Prisma.Sql };
  /** How many Shopify has, exactly. Null where Shopify gives no number that can be compared: then the ids themselves are, each time. */
  count: ((client: AdminClient, query: string | null) => Promise<number | null>) | null;
  /** Those that Shopify has, in the order of their ids, a page at a time. */
  list: (client: AdminClient, asked: { query: string | null; after: string | null }) => Promise<Page<Node>>;
  /** What is copied for one that we do not have; itself unless said. */
  copyOf?: (node: Node) => string;
  /** What is copied again for those of ours that Shopify does not have any more; they themselves unless said. */
  copyOfGone?: (db: ShopDb, shop: Shop, ids: readonly bigint[]) => Promise<bigint[]>;
  /** Copies things as they are now, and removes what Shopify no longer knows. */
  copy: (shop: Shop, ids: readonly bigint[]) => Promise<void>;
};

/** Shopify's Count as a number, where it is exact. */
export function exactly(count: { count: number; precision: string } | null | undefined): number | null {
  return count?.precision === "EXACT" ? count.count : null;
}

/**
 * Two ascending lists of ids side by side: what stands only in Shopify's is missing here, what stands only in ours may be gone there.
 */
export function compareIds(theirs: readonly bigint[], ours: readonly bigint[]): { missing: bigint[]; gone: bigint[] } {
  const known = new Set(ours);
  const there = new Set(theirs);
  return { missing: theirs.filter((id) => !known.has(id)), gone: ours.filter((id) => !there.has(id)) };
}
