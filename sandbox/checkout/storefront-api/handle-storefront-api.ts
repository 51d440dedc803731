import type { IncomingMessage, ServerResponse } from "node:http";
import { readBody } from "../../shopify/api/read-body.ts";
import { sendJson } from "../../shopify/api/send-json.ts";
import type { Storefront } from "../../storefront/create-storefront.ts";
import { readVisit } from "../../storefront/visit.ts";
import { answerQuery } from "./answer-query.ts";

/** Whether an address is the Storefront API's. It is asked without a token, as carts and products may be. */
export const isStorefrontApi = (pathname: string): boolean => /^\/api\/(?:\d{4}-\d{2}|unstable)\/graphql\.json$/.test(pathname);

/** `POST /api/2026-10/graphql.json` */
export async function handleStorefrontApi(storefront: Storefront, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const asked = JSON.parse(await readBody(request)) as { query?: string; variables?: Record<string, unknown> };
  sendJson(response, 200, await answerQuery(readVisit(storefront, request), asked.query ?? "", asked.variables));
}
