import type { IncomingMessage, ServerResponse } from "node:http";
import { readBody } from "../api/read-body.ts";
import { sendJson } from "../api/send-json.ts";
import type { BeforeAnswer } from "../before-answer.ts";
import { answerTokenRequest, type TokenEndpoint } from "./answer-token-request.ts";

/** `POST /admin/oauth/access_token`, with a JSON body or a form. */
export async function serveTokenEndpoint(
  endpoint: TokenEndpoint,
  beforeAnswer: BeforeAnswer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const exchange = { request, response, operation: "/admin/oauth/access_token" };
  if ((await beforeAnswer({ moment: "arrived", ...exchange })) === "taken over") return;
  const { status, json } = await answerTokenRequest(endpoint, readFields(await readBody(request)));
  if ((await beforeAnswer({ moment: "done", ...exchange })) === "taken over") return;
  sendJson(response, status, json);
}

function readFields(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return Object.fromEntries(new URLSearchParams(body));
  }
}
