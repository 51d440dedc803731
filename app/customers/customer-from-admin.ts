import type { BulkCustomersQuery } from "#admin/bulk-customers.ts";
import { idText } from "#app/shopify/copy/id-text.ts";
import { minorUnits } from "#app/shopify/copy/minor-units.ts";
import { pgString } from "#app/shopify/copy/pg-text.ts";
import type { CustomerRow } from "./customer-table.ts";

export type AdminCustomer = Omit<BulkCustomersQuery["customers"]["edges"][number]["node"], "__typename">;

/** The row of a customer. `digits` are those of the shop's currency. */
export function customerFromAdmin(customer: AdminCustomer, digits: number): CustomerRow {
  return {
    id: idText(customer.id),
    displayName: pgString(customer.displayName),
    email: pgString(customer.defaultEmailAddress?.emailAddress),
    phone: pgString(customer.defaultPhoneNumber?.phoneNumber),
    countryCode: customer.defaultAddress?.countryCodeV2 ?? null,
    numberOfOrders: customer.numberOfOrders,
    amountSpent: minorUnits(customer.amountSpent.amount, digits),
    createdAt: customer.createdAt,
    updatedAt: customer.updatedAt,
  };
}
