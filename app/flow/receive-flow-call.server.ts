import type { Request, Response } from "express";
import { z } from "zod";
import { findShopByDomain } from "#app/platform/find-shop.server.ts";
import { isStorable } from "#app/platform/forms/is-storable.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { wordsFor } from "#app/platform/messages/words.ts";
import type { Shop } from "#app/platform/shop.ts";
import { isSignedByShopify } from "#app/shopify/is-signed-by-shopify.server.ts";
import { parseSigned, readRawBody } from "#app/shopify/read-signed-body.server.ts";
import { flow } from "./messages.ts";

/** Texts of a workflow may be long; this is longer than any. */
const LIMIT = 1024 * 1024;

const english = wordsFor({ language: "en", timeZone: "UTC" });

/** Whose call it is: this alone is believed, since the signature is over it. Headers are not signed. */
const Caller = z.object({
  shopify_domain: z
    .string()
    .max(255)
    .transform((domain) => domain.toLowerCase()),
});

/**
 * A call of Shopify Flow's, whose signature is checked over the bytes as they came, of a shop that has Waybill installed. Undefined when it was not
 * one: then it is answered already.
 */
export async function receiveFlowCall<Call>(
  request: Request,
  response: Response,
  schema: z.ZodType<Call>,
): Promise<{ shop: Shop; call: Call } | undefined> {
  const body = await readRawBody(request, LIMIT);
  // The sender hung up: there is nobody to answer.
  if (body === "aborted") return undefined;
  if (body === "too-large") return answerFlow(response, 413, flow.message("too-large"));
  if (!isSignedByShopify(body, request.get("x-shopify-hmac-sha256"))) return answerFlow(response, 401, flow.message("not-signed"));
  const parsed = parseSigned(body);
  const caller = Caller.safeParse(parsed);
  const call = schema.safeParse(parsed);
  if (!caller.success || !call.success || !isStorable(parsed)) return answerFlow(response, 400, notUnderstood(caller.error ?? call.error));
  const shop = await findShopByDomain(caller.data.shopify_domain);
  if (!shop?.installed) return answerFlow(response, 404, flow.message("not-installed"));
  return { shop, call: call.data };
}

/** Which fields are not as they should be. */
export function notUnderstood(error: z.ZodError | undefined): Message {
  const fields = [...new Set(error?.issues.map(({ path }) => path.join(".") || "body") ?? ["body"])];
  return flow.message("not-understood", { fields });
}

/** Answers Shopify Flow in a sentence, as JSON: it reads the status, and whoever looks at the workflow's run the words. */
export function answerFlow(response: Response, status: number, message: Message): undefined {
  response.status(status).json({ message: english(message) });
}
