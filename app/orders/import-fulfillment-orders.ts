import { BulkFulfillmentOrdersDocument } from "#admin/bulk-fulfillment-orders.ts";
import type { BulkLine, ImportDefinition } from "#app/shopify/import/import-definition.ts";
import { fulfillmentOrderFromAdmin } from "./fulfillment-order-from-admin.ts";
import type { AdminFulfillmentOrder } from "./fulfillment-order-from-admin.ts";
import { fulfillmentOrderLineFromAdmin } from "./fulfillment-order-line-from-admin.ts";
import type { AdminFulfillmentOrderLine } from "./fulfillment-order-line-from-admin.ts";
import { fulfillmentOrderLineTable } from "./fulfillment-order-line-table.ts";
import { fulfillmentOrderTable } from "./fulfillment-order-table.ts";

/** Every fulfillment order that the granted scopes show, with its lines. */
export const importFulfillmentOrders: ImportDefinition = {
  resource: "fulfillment-orders",
  document: BulkFulfillmentOrdersDocument,
  root: "FulfillmentOrder",
  after: "orders",
  tables: [fulfillmentOrderTable, fulfillmentOrderLineTable],
  belongsTo: "order",
  prunes: false,
  read(line, put) {
    if (line.__typename === "FulfillmentOrder") put(0, fulfillmentOrderFromAdmin(line as BulkLine & AdminFulfillmentOrder));
    else put(1, fulfillmentOrderLineFromAdmin(line as BulkLine & AdminFulfillmentOrderLine, line.__parentId ?? ""));
  },
};
