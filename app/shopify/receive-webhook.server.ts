import type { Request, Response } from "express";
import { z } from "zod";
import { answerPlainly } from "#app/platform/http/answer-plainly.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import { storeEvent } from "#app/platform/events/store-event.server.ts";
import { log } from "#app/platform/log.server.ts";
import { isKeepable } from "#app/platform/outside-text.ts";
import { isSignedByShopify } from "./is-signed-by-shopify.server.ts";
import { parseSigned, readRawBody } from "./read-signed-body.server.ts";
import { entityKey } from "./webhooks/entity-key.ts";

const LIMIT = 5 * 1024 * 1024;

/** Shopify's own are well below a hundred characters. */
const Header = z.string().min(1).max(255);

const Headers = z.object({
  "x-shopify-topic": Header,
  "x-shopify-shop-domain": Header,
  "x-shopify-webhook-id": Header,
  "x-shopify-api-version": Header,
  // One that is no date at all is as good as none; one before Christ would be kept, and then nobody could read it.
  "x-shopify-triggered-at": z.coerce
    .date()
    .optional()
    .catch(undefined)
    .refine((at) => at === undefined || isKeepable(at)),
});

/**
 * `POST /webhooks/shopify`, for every topic, those of privacy included: the signature is checked over the bytes as they came, the event
 * stored, and only then answered with 200; what it means is looked at later. A second delivery of it is answered in the same way.
 *
 * An event of a shop that Waybill does not know is answered with 200, so that Shopify does not repeat it, and dropped.
 */
export async function receiveWebhook(request: Request, response: Response): Promise<void> {
  if (request.method !== "POST") {
    response.set("Allow", "POST");
    return answerPlainly(response, 405, "Webhooks are posted here.");
  }

  const body = await readRawBody(request, LIMIT);
  // The sender hung up: there is nobody to answer.
  if (body === "aborted") return;
  if (body === "too-large") {
    return answerPlainly(response, 413, "A webhook has at most 5 MB.");
  }
  if (!isSignedByShopify(body, request.get("x-shopify-hmac-sha256")))
    return answerPlainly(response, 401, "The signature is not Shopify's.");

  const headers = Headers.safeParse(request.headers);
  if (!headers.success)
    return answerPlainly(
      response,
      400,
      `Missing, or not as Shopify writes them: ${headers.error.issues.map(({ path }) => path.join(".")).join(", ")}.`,
    );
  const payload = parseSigned(body);
  if (!payload) return answerPlainly(response, 400, "The body is not a JSON object.");

  const topic = headers.data["x-shopify-topic"].toLowerCase();
  try {
    await storeEvent({
      shopDomain: headers.data["x-shopify-shop-domain"].toLowerCase(),
      source: "shopify",
      dedupeKey: headers.data["x-shopify-webhook-id"],
      topic,
      entityKey: entityKey(topic, payload),
      body: body.toString("utf8"),
      triggeredAt: headers.data["x-shopify-triggered-at"] ?? nowDate(),
    });
  } catch (error) {
    log.error({ err: error, topic }, "webhook not stored");
    return answerPlainly(response, 500, "The event could not be stored. Please send it again.");
  }
  answerPlainly(response, 200, "Stored.");
}
