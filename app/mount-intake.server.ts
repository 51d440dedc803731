import type { Express } from "express";
import { receiveAction } from "./flow/actions/receive-action.server.ts";
import { receiveUse } from "./flow/use/receive-use.server.ts";
import { answerTrackingCall } from "./fulfillment/tracking/answer-tracking-call.server.ts";
import { proveChannelAddress, receiveChannelCall } from "./messaging/channels/receive-channel-call.server.ts";
import { receiveMailReport } from "./messaging/mail-reports/receive-mail-report.server.ts";
import { answerUnsubscribe, showUnsubscribe } from "./messaging/unsubscribing/answer-unsubscribe.server.ts";
import { answerLink } from "./recovery/links/answer-link.server.ts";
import { allowAnyOrigin } from "./offers/serving/buyers-doors.server.ts";
import { limitPixels, receivePixel } from "./recovery/pixel/receive-pixel.server.ts";
import { receiveWebhook } from "./shopify/receive-webhook.server.ts";
import { answerStockCall } from "./stock/answer-stock-call.server.ts";
import { countCalls } from "./warehouses/calls/count-calls.server.ts";
import { receiveNotification } from "./warehouses/calls/notification-call.server.ts";
import { receiveWarehouseCall } from "./warehouses/receive-warehouse-call.server.ts";

/**
 * The addresses that Shopify, Shopify Flow, the warehouses and the providers of messages call, mailboxes, mail servers, and the pixel. Each handler reads its own
 * body, raw: a signature is over the bytes.
 */
export function mountIntake(app: Express): void {
  app.all("/webhooks/shopify", receiveWebhook);
  app.post("/webhooks/warehouse/:shopDomain/:callbackKey", receiveWarehouseCall);
  // Shopify appends these to a fulfillment service's address, the questions some with .json and some without. They are not signed: the key
  // in the address is their only protection, and no answer holds anything about a buyer.
  app.post("/fulfillment-service/:callbackKey/fulfillment_order_notification", countCalls, receiveNotification);
  app.get("/fulfillment-service/:callbackKey/:question(fetch_stock|fetch_stock.json)", countCalls, answerStockCall);
  app.get(
    "/fulfillment-service/:callbackKey/:question(fetch_tracking_numbers|fetch_tracking_numbers.json)",
    countCalls,
    answerTrackingCall,
  );
  app.post("/flow/actions/:action", receiveAction);
  app.post("/flow/use", receiveUse);
  app.post("/channels/:kind/:shopDomain/:callbackKey", receiveChannelCall);
  app.get("/channels/:kind/:shopDomain/:callbackKey", proveChannelAddress);
  // Buyers' browsers, who allow it.
  app.use("/pixel", allowAnyOrigin, limitPixels);
  app.post("/pixel", receivePixel);
  // The token in it is sealed, and opens nothing but this.
  app.get("/u/:token", showUnsubscribe);
  app.post("/u/:token", answerUnsubscribe);
  app.get("/r/:token", answerLink);
  // The key in it is known to the merchant's mail server alone; which mail a report is about is signed by us.
  app.post("/mail-reports/:key", receiveMailReport);
}
