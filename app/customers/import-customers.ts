import { BulkCustomersDocument } from "#admin/bulk-customers.ts";
import type { BulkLine, ImportDefinition } from "#app/shopify/import/import-definition.ts";
import { customerFromAdmin } from "./customer-from-admin.ts";
import type { AdminCustomer } from "./customer-from-admin.ts";
import { customerTable } from "./customer-table.ts";

export const importCustomers: ImportDefinition = {
  resource: "customers",
  document: BulkCustomersDocument,
  root: "Customer",
  tables: [customerTable],
  prunes: true,
  read: (line, put, digits) => put(0, customerFromAdmin(line as BulkLine & AdminCustomer, digits)),
};
