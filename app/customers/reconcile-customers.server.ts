import { ChangedCustomersDocument } from "#admin/changed-customers.ts";
import type { Shop } from "#app/platform/shop.ts";
import { idOf } from "#app/shopify/gid.ts";
import { changesByPage } from "#app/shopify/reconcile/changes-by-page.ts";
import { knownCopies } from "#app/shopify/reconcile/known-copies.server.ts";
import type { Reconcilable } from "#app/shopify/reconcile/reconcilable.ts";
import { reconcileCopy } from "#app/shopify/reconcile/reconcile-copy.server.ts";
import { copyCustomers } from "./copy-customers.server.ts";
import { customerTable } from "./customer-record.ts";

const customers: Reconcilable = {
  resource: "customers",
  changes: (client, changed) =>
    changesByPage(
      async (after) => (await client.run(ChangedCustomersDocument, { changed, after })).customers,
      ({ id, updatedAt }) => ({ id: String(idOf(id)), changedAt: new Date(updatedAt), copy: idOf(id) }),
    ),
  known: knownCopies(customerTable),
  copy: copyCustomers,
};

/** Finds customers, and changes of them, of which no webhook has come. */
export const reconcileCustomers = (shop: Shop): Promise<void> => reconcileCopy(shop, customers);
