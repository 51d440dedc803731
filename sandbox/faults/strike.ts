import type { ServerResponse } from "node:http";
import { setTimeout as pass } from "node:timers/promises";
import type { CallKind, Fault } from "./fault.ts";

const SLOW_MS = 5_000;
const HTML = "<!DOCTYPE html><html><head><title>503</title></head><body><h1>Service Unavailable</h1></body></html>";

/** Does to a request what its fault says. `taken over`: it is answered, or never will be. */
export async function strike(target: Fault["target"], kind: CallKind, response: ServerResponse): Promise<"go on" | "taken over"> {
  switch (kind) {
    case "slow":
      await pass(SLOW_MS);
      return "go on";
    case "reset":
    case "reset-after-effect":
      response.socket?.destroy();
      return "taken over";
    case "500":
      json(response, 500, { errors: "Internal Server Error" });
      return "taken over";
    case "503-html":
      response.writeHead(503, { "content-type": "text/html; charset=utf-8" }).end(HTML);
      return "taken over";
    case "429":
      tooOften(target, response);
      return "taken over";
    case "403-allowlist":
      json(response, 403, { errors: "[API] Access denied: this IP address is not on the allow-list" });
      return "taken over";
    case "throttled":
      json(response, 200, THROTTLED);
      return "taken over";
    case "timeout":
    case "timeout-after-effect":
    case "error-in-field":
      return "taken over";
  }
}

/** Each in its own words. */
function tooOften(target: Fault["target"], response: ServerResponse): void {
  switch (target) {
    case "shipbob":
      return json(response, 429, { message: "API calls quota exceeded" }, { "x-remaining-calls": "0", "x-retry-after": "2" });
    case "sms":
      return json(response, 429, {
        code: 20429,
        message: "Too Many Requests",
        more_info: "https://www.twilio.com/docs/errors/20429",
        status: 429,
      });
    case "whatsapp":
      return json(response, 400, {
        error: {
          message: "(#130429) Rate limit hit",
          type: "OAuthException",
          code: 130429,
          error_data: {
            messaging_product: "whatsapp",
            details: "Message failed to send because there were too many messages sent in a short time.",
          },
          fbtrace_id: "AStandInsTrace",
        },
      });
    case "chat":
      return void response.writeHead(429, { "content-type": "text/html; charset=utf-8", "retry-after": "30" }).end("rate_limited");
    case "shopify":
    case "mail":
      return json(response, 429, { errors: "Exceeded 2 calls per second for api client." }, { "retry-after": "2.0" });
  }
}

const THROTTLED = {
  errors: [{ message: "Throttled", extensions: { code: "THROTTLED", documentation: "https://shopify.dev/api/usage/rate-limits" } }],
  extensions: {
    cost: {
      requestedQueryCost: 10,
      actualQueryCost: null,
      throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 0, restoreRate: 100 },
    },
  },
};

function json(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers }).end(JSON.stringify(body));
}

/** Lets the stand-in act, and loses its answer. */
export function loseAnswer(response: ServerResponse, kind: CallKind): void {
  const { writeHead, end } = response;
  response.writeHead = () => response;
  response.end = () => {
    Object.assign(response, { writeHead, end });
    if (kind === "reset-after-effect") response.socket?.destroy();
    return response;
  };
}

/** Lets the stand-in answer, and takes the first field of its data away, as Shopify does when one part of it fails. */
export function spoilField(response: ServerResponse): void {
  const { writeHead, end } = response;
  let status = 200;
  let headers: Record<string, string> = {};
  response.writeHead = ((code: number, given: Record<string, string>) => {
    [status, headers] = [code, given];
    return response;
  }) as typeof writeHead;
  response.end = ((body: string) => {
    Object.assign(response, { writeHead, end });
    const text = JSON.stringify(withoutFirst(JSON.parse(body) as Answer));
    response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(text) });
    return response.end(text);
  }) as typeof end;
}

type Answer = { data?: Record<string, unknown> | null; errors?: unknown[] };

function withoutFirst(answer: Answer): Answer {
  const [field] = Object.keys(answer.data ?? {});
  if (field === undefined) return answer;
  const error = {
    message: "Internal error. Looks like something went wrong on our end.",
    path: [field],
    extensions: { code: "INTERNAL_SERVER_ERROR" },
  };
  return { ...answer, data: { ...answer.data, [field]: null }, errors: [...(answer.errors ?? []), error] };
}
