import { BulkFulfillmentsDocument } from "#admin/bulk-fulfillments.ts";
import type { BulkLine, ImportDefinition } from "#app/shopify/import/import-definition.ts";
import { fulfillmentFromAdmin } from "./fulfillment-from-admin.ts";
import type { AdminFulfillment } from "./fulfillment-from-admin.ts";
import { fulfillmentTable } from "./fulfillment-table.ts";

/** Everything that has left so far. */
export const importFulfillments: ImportDefinition = {
  resource: "fulfillments",
  document: BulkFulfillmentsDocument,
  root: "Order",
  after: "orders",
  tables: [fulfillmentTable],
  belongsTo: "order",
  prunes: false,
  read(line, put) {
    const { id, fulfillments } = line as BulkLine & { fulfillments: readonly AdminFulfillment[] };
    for (const fulfillment of fulfillments) put(0, fulfillmentFromAdmin(fulfillment, id));
  },
};
