import express, { type RequestHandler } from "express";
import { now } from "#app/platform/clock.ts";
import { storeEvent } from "#app/platform/events/store-event.server.ts";
import { answeredBy, findCalledWarehouse } from "./calls/called-warehouse.server.ts";
import { findProvider } from "./providers/registry.server.ts";
import { unsealWebhookSecret } from "./secrets.server.ts";

const receive = answeredBy(async (request, response) => {
  const called = await findCalledWarehouse(request.params.shopDomain, request.params.callbackKey);
  const calls = called && findProvider(called.warehouse.kind)?.calls;
  if (!calls) return void response.status(404).end();

  const { shop, warehouse } = called;
  const body: unknown = request.body;
  if (!Buffer.isBuffer(body) || warehouse.webhookSecret === null) return void response.status(401).end();
  const secret = unsealWebhookSecret(shop, warehouse.webhookSecret);
  const verdict = calls.verify({ headers: request.headers, body }, secret, now());
  if (verdict.outcome === "refused") return void response.status(401).end();

  const text = body.toString("utf8");
  const news = calls.read(verdict.topic, text);
  if (news.outcome === "unreadable") return void response.status(400).end();
  await storeEvent({
    shopId: shop.id,
    source: warehouse.kind,
    dedupeKey: `${warehouse.kind}:${verdict.id}`,
    topic: verdict.topic,
    entityKey: news.outcome === "not-ours" ? `warehouse:${warehouse.id}` : `parcel:${news.reference}`,
    body: text,
    triggeredAt: new Date(verdict.sentAt.epochMilliseconds),
  });
  response.status(204).end();
});

/**
 * A provider's news of shipments: verified, kept as it came, answered; what it means is looked at later. What the provider
 * did not sign is refused, what came before is not kept twice.
 */
export const receiveWarehouseCall: RequestHandler[] = [express.raw({ type: () => true, limit: "1mb" }), receive];
