import { BulkFulfillmentsDocument } from "#admin/bulk-fulfillments.ts";
import { CountedOrdersDocument } from "#admin/counted-orders.ts";
import type { FulfillmentFieldsFragment } from "#admin/fulfillment-fields.ts";
import { webLink } from "#app/platform/outside-text.ts";
import { copiedTable } from "#app/shopify/copy/copied-table.ts";
import type { RowOf } from "#app/shopify/copy/copied-table.ts";
import { idText } from "#app/shopify/copy/id-text.ts";
import { pgArray, pgString } from "#app/shopify/copy/pg-text.ts";
import type { BulkLine, ImportDefinition } from "#app/shopify/import/import-definition.ts";

export const fulfillmentTable = copiedTable({
  name: "fulfillment",
  columns: {
    id: "bigint",
    orderId: "bigint",
    name: "text",
    status: "text",
    displayStatus: "text",
    locationId: "bigint",
    trackingCompany: "text",
    trackingNumbers: "text[]",
    trackingUrls: "text[]",
    createdAt: "timestamptz",
    updatedAt: "timestamptz",
  },
  key: ["id"],
  updatedAt: "updatedAt",
  parent: "orderId",
});

/** The row of a fulfillment of the order with this global id. */
export function fulfillmentFromAdmin(one: FulfillmentFieldsFragment, order: string): RowOf<typeof fulfillmentTable> {
  return {
    id: idText(one.id),
    orderId: idText(order),
    name: pgString(one.name),
    status: one.status,
    displayStatus: one.displayStatus,
    locationId: idText(one.location?.id),
    trackingCompany: pgString(one.trackingInfo.find(({ company }) => company)?.company),
    trackingNumbers: pgArray(one.trackingInfo.flatMap(({ number }) => number ?? [])),
    trackingUrls: pgArray(one.trackingInfo.flatMap(({ url }) => webLink(url) ?? [])),
    createdAt: one.createdAt,
    updatedAt: one.updatedAt,
  };
}

/** Everything that has left so far. */
export const importFulfillments: ImportDefinition = {
  resource: "fulfillments",
  document: BulkFulfillmentsDocument,
  root: "Order",
  count: CountedOrdersDocument,
  pagesBy: "ID",
  wholeWith: "read_all_orders",
  after: "orders",
  tables: [fulfillmentTable],
  belongsTo: "order",
  prunes: false,
  read(line, put) {
    const { id, fulfillments } = line as BulkLine & { fulfillments: readonly FulfillmentFieldsFragment[] };
    for (const fulfillment of fulfillments) put(0, fulfillmentFromAdmin(fulfillment, id));
  },
};
