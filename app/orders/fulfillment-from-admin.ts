import type { BulkFulfillmentsQuery } from "#admin/bulk-fulfillments.ts";
import { idText } from "#app/shopify/copy/id-text.ts";
import { pgArray, pgString } from "#app/shopify/copy/pg-text.ts";
import type { FulfillmentRow } from "./fulfillment-table.ts";

export type AdminFulfillment = BulkFulfillmentsQuery["orders"]["edges"][number]["node"]["fulfillments"][number];

/** The row of a fulfillment of the order with this global id. */
export function fulfillmentFromAdmin(one: AdminFulfillment, order: string): FulfillmentRow {
  return {
    id: idText(one.id),
    orderId: idText(order),
    name: pgString(one.name),
    status: one.status,
    displayStatus: one.displayStatus,
    locationId: idText(one.location?.id),
    trackingCompany: pgString(one.trackingInfo.find(({ company }) => company)?.company),
    trackingNumbers: pgArray(one.trackingInfo.flatMap(({ number }) => number ?? [])),
    trackingUrls: pgArray(one.trackingInfo.flatMap(({ url }) => url ?? [])),
    createdAt: one.createdAt,
    updatedAt: one.updatedAt,
  };
}
