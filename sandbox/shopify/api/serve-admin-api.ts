import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { BeforeAnswer } from "../before-answer.ts";
import type { RequestContext } from "../resolver-map.ts";
import { answerGraphql, type GraphqlEngine } from "./answer-graphql.ts";
import { readBody } from "./read-body.ts";
import { sendJson } from "./send-json.ts";

export const adminApiVersion = "2026-10";

export type AdminApi = {
  engine: GraphqlEngine;
  isAlive(accessToken: string): boolean;
  context(): RequestContext;
  beforeAnswer: BeforeAnswer;
};

/**
 * `POST /admin/api/2026-10/graphql.json`: token, then the document. Another version, or none, is answered by this one, as Shopify falls forward to one it supports, and the
 * header says which.
 */
export async function serveAdminApi(api: AdminApi, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const headers = { "x-shopify-api-version": adminApiVersion, "x-request-id": randomUUID() };
  const body = await readBody(request);
  const token = request.headers["x-shopify-access-token"];
  if (typeof token !== "string" || !api.isAlive(token)) {
    sendJson(
      response,
      401,
      { errors: "[API] Invalid API key or access token (unrecognized login or wrong password)" },
      {
        ...headers,
        "www-authenticate": 'Basic realm="Shopify API Authentication"',
      },
    );
    return;
  }

  const json = parseJson(body);
  const exchange = { request, response, operation: operationName(json) };
  if ((await api.beforeAnswer({ moment: "arrived", ...exchange })) === "taken over") return;
  const answer = await answerGraphql(api.engine, json, api.context());
  if ((await api.beforeAnswer({ moment: "done", ...exchange, points: answer.points ?? 0 })) === "taken over") return;
  sendJson(response, answer.status, answer.json, headers);
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

/** As the request names it, else as its document does. */
function operationName(json: unknown): string {
  const { operationName, query } = (typeof json === "object" && json !== null ? json : {}) as { operationName?: unknown; query?: unknown };
  if (typeof operationName === "string") return operationName;
  return (typeof query === "string" && /\b(?:query|mutation)\s+(\w+)/.exec(query)?.[1]) || "anonymous";
}
