import { ChangedCustomersDocument } from "#admin/changed-customers.ts";
import { CountedCustomersDocument } from "#admin/counted-customers.ts";
import { ListedCustomersDocument } from "#admin/listed-customers.ts";
import type { Shop } from "#app/platform/shop.ts";
import { exactly, type Countable } from "#app/shopify/reconcile/countable.ts";
import { reconcilableTable } from "#app/shopify/reconcile/reconcilable-table.server.ts";
import { reconcileCopy } from "#app/shopify/reconcile/reconcile-copy.server.ts";
import { reconcileCount } from "#app/shopify/reconcile/reconcile-count.server.ts";
import { copyCustomers } from "./copy-customers.server.ts";
import { customerTable } from "./customer-record.ts";

const changed = reconcilableTable({
  resource: "customers",
  table: customerTable,
  copy: copyCustomers,
  ask: async (client, asked) => (await client.run(ChangedCustomersDocument, asked)).customers,
});

const customers: Countable = {
  resource: "customers",
  type: "Customer",
  table: customerTable,
  count: async (client) => exactly((await client.run(CountedCustomersDocument, {})).customersCount),
  list: async (client, { after }) => (await client.run(ListedCustomersDocument, { after })).customers,
  copy: copyCustomers,
};

/** Finds customers who came, changed or went without a webhook that told of it. */
export async function reconcileCustomers(shop: Shop): Promise<void> {
  await reconcileCopy(shop, changed);
  await reconcileCount(shop, customers);
}
