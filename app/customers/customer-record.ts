import { BulkCustomersDocument } from "#admin/bulk-customers.ts";
import { CountedCustomersDocument } from "#admin/counted-customers.ts";
import type { CustomerFieldsFragment } from "#admin/customer-fields.ts";
import { copiedTable } from "#app/shopify/copy/copied-table.ts";
import type { RowOf } from "#app/shopify/copy/copied-table.ts";
import { fullName } from "#app/shopify/copy/full-name.ts";
import { idText } from "#app/shopify/copy/id-text.ts";
import { minorUnits } from "#app/shopify/copy/minor-units.ts";
import { pgArray, pgBoolean, pgString } from "#app/shopify/copy/pg-text.ts";
import type { BulkLine, ImportDefinition } from "#app/shopify/import/import-definition.ts";
import { saidToShopify } from "./said-to-shopify.ts";

export const customerTable = copiedTable({
  name: "customer",
  columns: {
    id: "bigint",
    displayName: "text",
    email: "text",
    phone: "text",
    countryCode: "text",
    tags: "text[]",
    tagsKnown: "boolean",
    marketing: "jsonb",
    numberOfOrders: "int",
    amountSpent: "bigint",
    createdAt: "timestamptz",
    updatedAt: "timestamptz",
  },
  key: ["id"],
  updatedAt: "updatedAt",
});

/** The row of a customer. `digits` are those of the shop's currency. */
export function customerFromAdmin(customer: CustomerFieldsFragment, digits: number): RowOf<typeof customerTable> {
  const email = customer.defaultEmailAddress?.emailAddress;
  const phone = customer.defaultPhoneNumber?.phoneNumber;
  return {
    id: idText(customer.id),
    displayName: pgString(fullName(customer) ?? email ?? phone ?? ""),
    email: pgString(email),
    phone: pgString(phone),
    countryCode: customer.defaultAddress?.countryCodeV2 ?? null,
    tags: pgArray(customer.tags),
    tagsKnown: pgBoolean(true),
    marketing: pgString(JSON.stringify(saidToShopify(customer))),
    numberOfOrders: customer.numberOfOrders,
    amountSpent: minorUnits(customer.amountSpent.amount, digits),
    createdAt: customer.createdAt,
    updatedAt: customer.updatedAt,
  };
}

export const importCustomers: ImportDefinition = {
  resource: "customers",
  document: BulkCustomersDocument,
  root: "Customer",
  count: CountedCustomersDocument,
  pagesBy: "ID",
  optional: true,
  tables: [customerTable],
  prunes: true,
  read: (line, put, digits) => put(0, customerFromAdmin(line as BulkLine & CustomerFieldsFragment, digits)),
};
