import type { AdminClient } from "../admin-client.server.ts";
import type { CopiedTable } from "../copy/copied-table.ts";
import { idOf } from "../gid.ts";
import { changesByPage, type Page } from "./changes-by-page.ts";
import { knownCopies } from "./known-copies.server.ts";
import type { Reconcilable } from "./reconcilable.ts";

type Changed = { id: string; updatedAt: string };

type Declared<Node extends Changed> = Pick<Reconcilable, "resource" | "copy"> & {
  table: CopiedTable;
  /** A page of what changed, as Shopify answers it. */
  ask: (client: AdminClient, asked: { changed: string; after: string | null }) => Promise<Page<Node>>;
  /** The global id of what is copied for it; its own unless said. */
  copyOf?: (node: Node) => string;
};

/** Declares reconciliation of a table whose rows Shopify knows by numbers of their own. */
export function reconcilableTable<Node extends Changed>(declared: Declared<Node>): Reconcilable {
  const { resource, copy, table, ask, copyOf = ({ id }) => id } = declared;
  return {
    resource,
    copy,
    known: knownCopies(table),
    changes: (client, changed) =>
      changesByPage(
        (after) => ask(client, { changed, after }),
        (node) => ({ id: String(idOf(node.id)), changedAt: new Date(node.updatedAt), copy: idOf(copyOf(node)) }),
      ),
  };
}
