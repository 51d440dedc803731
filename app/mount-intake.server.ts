import type { Express } from "express";
import { receiveWebhook } from "./shopify/receive-webhook.server.ts";
import { answerShopify } from "./warehouses/answer-shopify.server.ts";
import { receiveWarehouseCall } from "./warehouses/receive-warehouse-call.server.ts";

/** The addresses that Shopify and the warehouses call. Each handler reads its own body, raw: a signature is over the bytes. */
export function mountIntake(app: Express): void {
  app.all("/webhooks/shopify", receiveWebhook);
  app.post("/webhooks/warehouse/:shopDomain/:callbackKey", receiveWarehouseCall);
  // Shopify appends these to a fulfillment service's address, some with .json and some without.
  app.post("/fulfillment-service/:callbackKey/fulfillment_order_notification", answerShopify);
  app.get("/fulfillment-service/:callbackKey/:question(fetch_stock|fetch_stock.json)", answerShopify);
  app.get("/fulfillment-service/:callbackKey/:question(fetch_tracking_numbers|fetch_tracking_numbers.json)", answerShopify);
}
