import { importPart } from "#app/shopify/import/import-part.server.ts";
import { importFulfillmentOrders } from "./fulfillment-order-record.ts";
import { importFulfillments } from "./fulfillment-record.ts";
import { importOrders } from "./order-record.ts";
import { rereadFulfillmentOrders } from "./reread-fulfillment-orders.server.ts";

const orders = importPart(importOrders);
const fulfillmentOrders = importPart(importFulfillmentOrders);
const fulfillments = importPart(importFulfillments);

export const jobs = [orders.job, fulfillmentOrders.job, fulfillments.job];

export const inboxHandlers = [
  ...orders.inboxHandlers,
  ...fulfillmentOrders.inboxHandlers,
  ...fulfillments.inboxHandlers,
  rereadFulfillmentOrders(fulfillmentOrders),
];

export const schedules = [];
