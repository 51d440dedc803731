import { importPart } from "#app/shopify/import/import-part.server.ts";
import { copyChangedOrder } from "./copy-changed-order.server.ts";
import { findTouchedOrder } from "./find-touched-order.server.ts";
import { importFulfillmentOrders } from "./import-fulfillment-orders.ts";
import { importFulfillments } from "./import-fulfillments.ts";
import { importOrders } from "./import-orders.ts";
import { rereadFulfillmentOrders } from "./reread-fulfillment-orders.server.ts";

const orders = importPart(importOrders);
const fulfillmentOrders = importPart(importFulfillmentOrders);
const fulfillments = importPart(importFulfillments);

export const jobs = [orders.job, fulfillmentOrders.job, fulfillments.job];

export const subscribers = [
  findTouchedOrder,
  copyChangedOrder,
  rereadFulfillmentOrders,
  ...orders.subscribers,
  ...fulfillmentOrders.subscribers,
  ...fulfillments.subscribers,
];

export const schedules = [];
