import type { IncomingMessage, ServerResponse } from "node:http";
import { readBody } from "../shopify/api/read-body.ts";
import { sendJson } from "../shopify/api/send-json.ts";
import { ControlFault } from "./control-fault.ts";

/** One call: gets what was asked, answers what is sent as JSON. */
export type ControlCall = (asked: { query: URLSearchParams; body: unknown; rest: string }) => unknown;

/** The calls by method and path below `/_control`; a path that ends in `/` takes whatever follows. */
export type Control = { calls: Record<string, ControlCall> };

const LARGEST_BODY = 1_000_000;

/** Answers a request under `/_control/`. What was asked wrongly is answered 400 or 404 with a sentence that says what to do. */
export async function handleControl({ calls }: Control, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  const path = pathname.replace(/^\/_control/, "").replace(/(?<=.)\/$/, "");
  const key = Object.keys(calls).find((candidate) => matches(candidate, request.method ?? "GET", path));
  try {
    if (key === undefined)
      throw new ControlFault(404, `There is no ${request.method ?? "GET"} /_control${path}. There are: ${Object.keys(calls).join(", ")}.`);
    const text = request.method === "POST" ? await readBody(request) : "";
    if (text.length > LARGEST_BODY) throw new ControlFault(413, "The body is larger than a megabyte.");
    const rest = path.slice((key.split(" ")[1] ?? "").length);
    sendJson(response, 200, await calls[key]?.({ query: searchParams, body: parseBody(text), rest }));
  } catch (cause) {
    if (!(cause instanceof ControlFault)) throw cause;
    sendJson(response, cause.status, { error: cause.message });
  }
}

function matches(candidate: string, method: string, path: string): boolean {
  const [wantedMethod, wantedPath = ""] = candidate.split(" ");
  return method === wantedMethod && (wantedPath.endsWith("/") ? path.startsWith(wantedPath) : path === wantedPath);
}

function parseBody(text: string): unknown {
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ControlFault(400, "The body is not JSON.");
  }
}
