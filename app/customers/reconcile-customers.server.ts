import { ChangedCustomersDocument } from "#admin/changed-customers.ts";
import type { Shop } from "#app/platform/shop.ts";
import { reconcilableTable } from "#app/shopify/reconcile/reconcilable-table.server.ts";
import { reconcileCopy } from "#app/shopify/reconcile/reconcile-copy.server.ts";
import { copyCustomers } from "./copy-customers.server.ts";
import { customerTable } from "./customer-record.ts";

const customers = reconcilableTable({
  resource: "customers",
  table: customerTable,
  copy: copyCustomers,
  ask: async (client, asked) => (await client.run(ChangedCustomersDocument, asked)).customers,
});

/** Finds customers, and changes of them, of which no webhook has come. */
export const reconcileCustomers = (shop: Shop): Promise<void> => reconcileCopy(shop, customers);
