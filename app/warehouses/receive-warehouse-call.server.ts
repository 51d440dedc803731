import express, { type RequestHandler } from "express";
import { now } from "#app/platform/clock.ts";
import { unseal } from "#app/platform/crypto/seal.server.ts";
import { storeEvent } from "#app/platform/events/store-event.server.ts";
import { WEBHOOK_SECRET } from "./sealed-columns.ts";
import { parseShipBobWebhook } from "./providers/shipbob/parse-shipbob-webhook.ts";
import { verifyShipBobWebhook } from "./providers/shipbob/verify-shipbob-webhook.ts";
import { answeredBy } from "./calls/answered-by.ts";
import { findCalledWarehouse } from "./calls/find-called-warehouse.server.ts";

const receive = answeredBy(async (request, response) => {
  const called = await findCalledWarehouse(request.params.shopDomain, request.params.callbackKey);
  if (called?.warehouse.kind !== "shipbob") return void response.status(404).end();

  const { shop, warehouse } = called;
  const body: unknown = request.body;
  if (!Buffer.isBuffer(body) || warehouse.webhookSecret === null) return void response.status(401).end();
  const secret = unseal(warehouse.webhookSecret, { shop: shop.domain, column: WEBHOOK_SECRET });
  const verdict = verifyShipBobWebhook(request.headers, body, secret, now());
  if (verdict.outcome === "refused") return void response.status(401).end();

  const text = body.toString("utf8");
  if (!isJson(text)) return void response.status(400).end();
  const news = parseShipBobWebhook(verdict.topic, verdict.id, text);
  await storeEvent({
    shopId: shop.id,
    source: "shipbob",
    dedupeKey: news.dedupeKey,
    topic: news.topic,
    entityKey: news.outcome === "not-ours" ? `warehouse:${warehouse.id}` : `parcel:${news.reference}`,
    body: text,
    triggeredAt: new Date(verdict.sentAt.epochMilliseconds),
  });
  response.status(204).end();
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * A provider's news of shipments: verified, kept in the inbox as it came, answered; what it means is looked at later. What is unsigned,
 * signed with another secret or older than five minutes is refused, what came before is not kept twice.
 */
export const receiveWarehouseCall: RequestHandler[] = [express.raw({ type: () => true, limit: "1mb" }), receive];
