import express, { type Request, type RequestHandler, type Response } from "express";
import { nowDate } from "#app/platform/clock.ts";
import { storeEvent } from "#app/platform/inbox/store-event.server.ts";
import { log } from "#app/platform/log.server.ts";
import { entityKey } from "./entity-key.ts";
import { isSignedByShopify } from "./is-signed-by-shopify.server.ts";

const MOST_BYTES = "5mb";

/**
 * Shopify's webhooks: verified over the raw bytes, kept in the inbox as they came, answered. What they mean is looked at later.
 *
 * A delivery that came before is answered like the first and not kept twice. Of a shop that we do not know nothing is kept: it may have
 * left, and Shopify must not go on trying. https://shopify.dev/docs/apps/build/webhooks/verify-deliveries
 */
export const receiveWebhook: RequestHandler[] = [
  express.raw({ type: () => true, limit: MOST_BYTES }),
  (request, response, next) => void receive(request, response).catch(next),
];

async function receive(request: Request, response: Response): Promise<void> {
  const body: unknown = request.body;
  const raw = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  if (!isSignedByShopify(raw, request.get("x-shopify-hmac-sha256"))) return refuse(response, 401, "The signature is missing or wrong.");

  const topic = request.get("x-shopify-topic");
  const shopDomain = request.get("x-shopify-shop-domain");
  const webhookId = request.get("x-shopify-webhook-id");
  if (!topic || !shopDomain || !webhookId)
    return refuse(response, 400, "A webhook names its topic, its shop and its id in X-Shopify headers.");

  const text = raw.toString("utf8");
  const payload = readJson(text);
  if (payload === undefined) return refuse(response, 400, "The body is not JSON.");

  const outcome = await storeEvent({
    shopDomain,
    source: "shopify",
    dedupeKey: webhookId,
    topic,
    entityKey: entityKey(topic, payload),
    body: text,
    triggeredAt: readTime(request.get("x-shopify-triggered-at")),
  });
  if (outcome === "unknown-shop") log.info({ topic, shopDomain }, "a webhook of a shop that is not here");
  response.status(200).end();
}

function refuse(response: Response, status: number, error: string): void {
  response.status(status).json({ error });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function readTime(header: string | undefined): Date {
  const time = new Date(header ?? Number.NaN);
  return Number.isNaN(time.getTime()) ? nowDate() : time;
}
