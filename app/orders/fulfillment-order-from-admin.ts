import type { BulkFulfillmentOrdersQuery } from "#admin/bulk-fulfillment-orders.ts";
import { idText } from "#app/shopify/copy/id-text.ts";
import { pgArray } from "#app/shopify/copy/pg-text.ts";
import type { FulfillmentOrderRow } from "./fulfillment-order-table.ts";

export type AdminFulfillmentOrder = Omit<
  BulkFulfillmentOrdersQuery["fulfillmentOrders"]["edges"][number]["node"],
  "__typename" | "lineItems"
>;

export function fulfillmentOrderFromAdmin(one: AdminFulfillmentOrder): FulfillmentOrderRow {
  return {
    id: idText(one.id),
    orderId: idText(one.orderId),
    assignedLocationId: idText(one.assignedLocation.location?.id),
    status: one.status,
    requestStatus: one.requestStatus,
    supportedActions: pgArray(one.supportedActions.map(({ action }) => action)),
    onHoldReasons: pgArray(one.fulfillmentHolds.map(({ reason }) => reason)),
    fulfillAt: one.fulfillAt,
    createdAt: one.createdAt,
    updatedAt: one.updatedAt,
  };
}
