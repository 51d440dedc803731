import { env } from "#app/platform/env.server.ts";
import { everyShop } from "#app/platform/jobs/job.ts";
import type { Room } from "#app/platform/room.ts";
import { importPart } from "#app/shopify/import/import-part.server.ts";
import { importFulfillmentOrders } from "./fulfillment-order-record.ts";
import { importFulfillments } from "./fulfillment-record.ts";
import { importOrders } from "./order-record.ts";
import { copyChangedFulfillment } from "./copy-changed-fulfillment.server.ts";
import { copyChangedOrder, copyOrdersOfMerged } from "./copy-changed-order.server.ts";
import { findOrderOfFulfillmentOrder } from "./find-order-of-fulfillment-order.server.ts";
import { rereadFulfillmentOrders } from "./reread-fulfillment-orders.server.ts";
import { orderPersonalData } from "./order-personal-data.server.ts";
import { reconcileOrders } from "./reconcile-orders.server.ts";

const orders = importPart(importOrders);
const fulfillmentOrders = importPart(importFulfillmentOrders);
const fulfillments = importPart(importFulfillments);

export const room: Room = {
  name: "orders",
  jobs: [orders.job, fulfillmentOrders.job, fulfillments.job],
  subscribers: [
    findOrderOfFulfillmentOrder,
    copyChangedOrder,
    copyChangedFulfillment,
    copyOrdersOfMerged,
    rereadFulfillmentOrders,
    ...orders.subscribers,
    ...fulfillmentOrders.subscribers,
    ...fulfillments.subscribers,
  ],
  schedules: [everyShop({ name: "orders.reconcile-orders", everySeconds: env.RECONCILE_SECONDS, run: reconcileOrders })],
  personalData: orderPersonalData,
};
