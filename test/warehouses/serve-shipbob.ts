import type { IncomingMessage, ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { createClock, type Clock } from "#sandbox/clock.ts";
import { createLedger, type Ledger } from "#sandbox/ledger.ts";
import { createShipBob, type ShipBob } from "#sandbox/shipbob/create-shipbob.ts";
import { listen } from "../support/listen.ts";

export type Exchange = {
  method: string;
  path: string;
  query: URLSearchParams;
  requestBody: unknown;
  status: number;
  body: unknown;
};

/** What goes wrong with the next request that matches: before it takes effect, or after. */
export type Trouble = "timeout-after-effect" | "reset-after-effect" | "500-after-effect" | "500" | "reset" | "not-json";

export type ServedShipBob = {
  url: string;
  shipBob: ShipBob;
  clock: Clock;
  ledger: Ledger;
  /** Everything asked and answered so far. */
  exchanges: Exchange[];
  goWrongOnce(trouble: Trouble, method?: "GET" | "POST"): void;
  close(): Promise<void>;
};

/** The ShipBob stand-in behind a wire that can be cut, on a free port. */
export async function serveShipBob(
  options: { seed?: number; requestsPerMinute?: number; scopes?: readonly string[] } = {},
): Promise<ServedShipBob> {
  const clock = createClock();
  const ledger = createLedger(clock);
  const shipBob = createShipBob({ clock, ledger, ...options, seed: options.seed ?? 7 });
  const inner = await listen((request, response) => void shipBob.handle(request, response));

  const exchanges: Exchange[] = [];
  let trouble: { kind: Trouble; method: "GET" | "POST" | undefined } | undefined;

  const pass = async (request: IncomingMessage, response: ServerResponse) => {
    const fails = trouble && (!trouble.method || trouble.method === request.method) ? trouble.kind : undefined;
    if (fails) trouble = undefined;
    const sent = await buffer(request);
    if (fails === "reset") return void request.socket.destroy();
    if (fails === "500") return void response.writeHead(500).end();

    const { host: _host, connection: _connection, "content-length": _length, "transfer-encoding": _encoding, ...headers } = request.headers;
    const answer = await fetch(`${inner.url}${request.url}`, {
      method: request.method ?? "GET",
      headers: headers as Record<string, string>,
      ...(sent.length > 0 && { body: new Uint8Array(sent) }),
    });
    const text = await answer.text();
    const url = new URL(`${inner.url}${request.url}`);
    exchanges.push({
      method: request.method ?? "GET",
      path: url.pathname,
      query: url.searchParams,
      requestBody: sent.length > 0 ? JSON.parse(sent.toString()) : undefined,
      status: answer.status,
      body: text ? JSON.parse(text) : undefined,
    });
    if (fails === "timeout-after-effect") return;
    if (fails === "reset-after-effect") return void request.socket.destroy();
    if (fails === "500-after-effect") return void response.writeHead(500).end();
    const kept = ["content-type", "x-remaining-calls", "x-retry-after"].flatMap((name) => {
      const value = answer.headers.get(name);
      return value === null ? [] : [[name, value] as const];
    });
    response.writeHead(answer.status, Object.fromEntries(kept) as Record<string, string>).end(fails === "not-json" ? "<html>" : text);
  };
  const outer = await listen((request, response) => void pass(request, response));

  return {
    url: outer.url,
    shipBob,
    clock,
    ledger,
    exchanges,
    goWrongOnce: (kind, method) => void (trouble = { kind, method }),
    async close() {
      shipBob.stop();
      clock.stop();
      await Promise.all([inner, outer].map((each) => each.close()));
    },
  };
}
