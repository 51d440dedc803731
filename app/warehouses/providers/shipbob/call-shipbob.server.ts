import { WarehouseFault } from "../../warehouse-fault.ts";
import type { RequestPace } from "./request-pace.server.ts";

export type ShipBobCaller = {
  baseUrl: string;
  token: string;
  channelId: string | null;
  pace: RequestPace;
  patienceMs: ShipBobPatience;
};

/** How long a request may wait for its turn, and then for its answer. */
export type ShipBobPatience = { read: number; write: number; answer: number };

export type ShipBobCall = {
  method: "GET" | "POST" | "DELETE";
  /** Below the version, e.g. `/order`; or what an answer gave as `next`. */
  path: string;
  query?: Record<string, string>;
  body?: unknown;
};

/** An answer that means something to the caller. Whatever else comes back is a `WarehouseFault`. */
export type ShipBobReply = { status: number; body: unknown };

const meaningful = new Set([400, 401, 403, 404, 422]);

/** One request to ShipBob, in its turn. 429 is waited out, as long as there is patience; nothing else is repeated here. */
export async function callShipBob(caller: ShipBobCaller, call: ShipBobCall): Promise<ShipBobReply> {
  const kind = call.method === "GET" ? "read" : "write";
  const url = addressOf(caller.baseUrl, call);
  for (;;) {
    await caller.pace.turn(kind, caller.patienceMs[kind]);
    const answer = await ask(caller, call, url);
    if (answer.status !== 429) return answer;
    caller.pace.wait(answer.retryAfterSeconds ?? 5);
  }
}

async function ask(caller: ShipBobCaller, call: ShipBobCall, url: URL): Promise<ShipBobReply & { retryAfterSeconds: number | null }> {
  const what = `${call.method} ${url.pathname}`;
  const [response, text] = await send(caller, call, url).catch((cause: unknown) => {
    const late = cause instanceof Error && cause.name === "TimeoutError";
    throw late
      ? new WarehouseFault("timeout", `ShipBob didn't answer ${what} in time.`, { cause })
      : new WarehouseFault("unreachable", `ShipBob couldn't be reached for ${what}.`, { cause });
  });

  const left = numberIn(response.headers.get("x-remaining-calls"));
  if (left !== null) caller.pace.left(left);
  if (response.status === 429) {
    const retryAfterSeconds = numberIn(response.headers.get("x-retry-after") ?? response.headers.get("retry-after"));
    return { status: 429, body: null, retryAfterSeconds };
  }
  if (response.status >= 500) throw new WarehouseFault("server-error", `ShipBob answered ${response.status} to ${what}.`);
  if (!response.ok && !meaningful.has(response.status))
    throw new WarehouseFault("nonsense", `ShipBob answered ${response.status} to ${what}.`);
  return { status: response.status, body: parse(text, response.ok, what), retryAfterSeconds: null };
}

async function send({ token, channelId, patienceMs }: ShipBobCaller, call: ShipBobCall, url: URL): Promise<[Response, string]> {
  const response = await fetch(url, {
    method: call.method,
    headers: {
      accept: "application/json",
      authorization: `Bearer ${token}`,
      ...(channelId && { shipbob_channel_id: channelId }),
      ...(call.body !== undefined && { "content-type": "application/json" }),
    },
    ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
    redirect: "manual",
    signal: AbortSignal.timeout(patienceMs.answer),
  });
  return [response, await response.text()];
}

/** The token goes to ShipBob alone, even if a page's `next` names another host. */
function addressOf(baseUrl: string, call: ShipBobCall): URL {
  const base = new URL(baseUrl);
  const asked = new URL(call.path, base);
  const url = new URL(asked.pathname.startsWith("/2026-01/") ? asked.pathname : `/2026-01${asked.pathname}`, base);
  url.search = asked.search;
  for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value);
  return url;
}

function parse(text: string, mustMakeSense: boolean, what: string): unknown {
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (!mustMakeSense) return null;
    throw new WarehouseFault("nonsense", `ShipBob's answer to ${what} is not JSON.`, { cause });
  }
}

function numberIn(text: string | null): number | null {
  const value = text === null || text === "" ? Number.NaN : Number(text);
  return Number.isFinite(value) && value >= 0 ? value : null;
}
