import { BulkOrdersDocument } from "#admin/bulk-orders.ts";
import type { BulkLine, ImportDefinition } from "#app/shopify/import/import-definition.ts";
import { orderFromAdmin } from "./order-from-admin.ts";
import type { AdminOrder } from "./order-from-admin.ts";
import { orderLineFromAdmin } from "./order-line-from-admin.ts";
import type { AdminOrderLine } from "./order-line-from-admin.ts";
import { orderLineTable } from "./order-line-table.ts";
import { orderTable } from "./order-table.ts";

/** Every order with its lines. */
export const importOrders: ImportDefinition = {
  resource: "orders",
  document: BulkOrdersDocument,
  root: "Order",
  tables: [orderTable, orderLineTable],
  prunes: false,
  read(line, put, digits) {
    if (line.__typename === "Order") put(0, orderFromAdmin(line as BulkLine & AdminOrder, digits));
    else put(1, orderLineFromAdmin(line as BulkLine & AdminOrderLine, line.__parentId ?? "", digits));
  },
};
