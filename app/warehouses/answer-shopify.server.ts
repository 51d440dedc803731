import express, { type RequestHandler } from "express";
import { notificationCall } from "./calls/notification-call.server.ts";
import { stockCall } from "./calls/stock-call.server.ts";
import { trackingCall } from "./calls/tracking-call.server.ts";

const answer: RequestHandler = (request, response, next) => {
  if (request.method === "POST") return notificationCall(request, response, next);
  return request.params.question?.startsWith("fetch_stock") ? stockCall(request, response, next) : trackingCall(request, response, next);
};

/**
 * What Shopify calls at a fulfillment service's address: `fulfillment_order_notification` (signed), and the questions `fetch_stock` and
 * `fetch_tracking_numbers`, some with `.json` and some without. The questions are not signed: the key in the address is their only
 * protection, and no answer holds anything about a buyer.
 */
export const answerShopify: RequestHandler[] = [express.raw({ type: () => true, limit: "64kb" }), answer];
