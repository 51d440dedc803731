import express, { type RequestHandler } from "express";
import { z } from "zod";
import { nowDate } from "#app/platform/clock.ts";
import { storeEvent } from "#app/platform/events/store-event.server.ts";
import { isSignedByShopify } from "#app/shopify/is-signed-by-shopify.server.ts";
import { answeredBy, findCalledWarehouse } from "./called-warehouse.server.ts";

const Notification = z.object({ kind: z.enum(["FULFILLMENT_REQUEST", "CANCELLATION_REQUEST"]) });

const receive = answeredBy(async (request, response) => {
  const body: unknown = request.body;
  if (!Buffer.isBuffer(body) || !isSignedByShopify(body, request.get("x-shopify-hmac-sha256"))) return void response.status(401).end();

  const called = await findCalledWarehouse(request.get("x-shopify-shop-domain"), request.params.callbackKey);
  if (!called) return void response.status(404).end();

  const notification = Notification.safeParse(parse(body.toString("utf8")));
  if (!notification.success) return void response.status(400).end();

  const { shop, warehouse } = called;
  const at = nowDate();
  await storeEvent({
    shopId: shop.id,
    source: "shopify",
    dedupeKey: `notification ${warehouse.id} ${notification.data.kind} ${at.toISOString().slice(0, 16)}`,
    topic: "fulfillment_order_notification",
    entityKey: `notification:${warehouse.id}`,
    body: JSON.stringify({ warehouseId: warehouse.id, kind: notification.data.kind }),
    triggeredAt: at,
  });
  response.status(200).end();
});

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * `POST fulfillment_order_notification`, signed. Shopify says that requests wait at a warehouse, and not which: it is kept in the inbox,
 * and whoever applies it asks Shopify for them. Shopify says so at most once a minute, and names nothing to tell two deliveries apart by: in one minute, one of a kind is enough.
 */
export const receiveNotification: RequestHandler[] = [express.raw({ type: () => true, limit: "64kb" }), receive];
