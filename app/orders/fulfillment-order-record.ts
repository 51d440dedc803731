import { BulkFulfillmentOrdersDocument } from "#admin/bulk-fulfillment-orders.ts";
import type { FulfillmentOrderFieldsFragment } from "#admin/fulfillment-order-fields.ts";
import type { FulfillmentOrderLineFieldsFragment } from "#admin/fulfillment-order-line-fields.ts";
import { copiedTable } from "#app/shopify/copy/copied-table.ts";
import type { RowOf } from "#app/shopify/copy/copied-table.ts";
import { idText } from "#app/shopify/copy/id-text.ts";
import { pgArray, pgString } from "#app/shopify/copy/pg-text.ts";
import type { BulkLine, ImportDefinition } from "#app/shopify/import/import-definition.ts";
import { fulfillmentOrderLineFromAdmin, fulfillmentOrderLineTable } from "./fulfillment-order-line-record.ts";

export const fulfillmentOrderTable = copiedTable({
  name: "fulfillment_order",
  columns: {
    id: "bigint",
    orderId: "bigint",
    assignedLocationId: "bigint",
    status: "text",
    requestStatus: "text",
    supportedActions: "text[]",
    onHoldReasons: "text[]",
    onHoldNotes: "text",
    deliveryMethod: "text",
    fulfillAt: "timestamptz",
    createdAt: "timestamptz",
    updatedAt: "timestamptz",
  },
  key: ["id"],
  updatedAt: "updatedAt",
  parent: "orderId",
});

export function fulfillmentOrderFromAdmin(one: FulfillmentOrderFieldsFragment): RowOf<typeof fulfillmentOrderTable> {
  return {
    id: idText(one.id),
    orderId: idText(one.orderId),
    assignedLocationId: idText(one.assignedLocation.location?.id),
    status: one.status,
    requestStatus: one.requestStatus,
    supportedActions: pgArray(one.supportedActions.map(({ action }) => action)),
    onHoldReasons: pgArray(one.fulfillmentHolds.map(({ reason }) => reason)),
    onHoldNotes: notesOf(one.fulfillmentHolds),
    deliveryMethod: one.deliveryMethod?.methodType ?? null,
    fulfillAt: one.fulfillAt,
    createdAt: one.createdAt,
    updatedAt: one.updatedAt,
  };
}

function notesOf(holds: FulfillmentOrderFieldsFragment["fulfillmentHolds"]): string | null {
  const notes = holds.map(({ reasonNotes }) => reasonNotes?.trim() ?? "").filter((note) => note !== "");
  return pgString(notes.length > 0 ? [...new Set(notes)].join("; ") : null);
}

/** Every fulfillment order that the granted scopes show, with its lines. */
export const importFulfillmentOrders: ImportDefinition = {
  resource: "fulfillment-orders",
  document: BulkFulfillmentOrdersDocument,
  root: "FulfillmentOrder",
  pagesBy: "ID",
  after: "orders",
  tables: [fulfillmentOrderTable, fulfillmentOrderLineTable],
  belongsTo: "order",
  prunes: false,
  read(line, put) {
    if (line.__typename === "FulfillmentOrder") put(0, fulfillmentOrderFromAdmin(line as BulkLine & FulfillmentOrderFieldsFragment));
    else put(1, fulfillmentOrderLineFromAdmin(line as BulkLine & FulfillmentOrderLineFieldsFragment, line.__parentId ?? ""));
  },
};
