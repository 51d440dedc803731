import type { IncomingMessage, ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import type { Exchange } from "#sandbox/contract/contract-of.ts";
import { listen } from "../support/listen.ts";

/** What goes wrong with the next request that matches: before it takes effect, or after. */
export type Trouble = "timeout-after-effect" | "reset-after-effect" | "500-after-effect" | "500" | "reset" | "not-json";

export type FaultyWire = {
  url: string;
  /** Everything asked and answered so far. */
  exchanges: Exchange[];
  /** The next request, or the next that changes something, meets this. */
  goWrongOnce(trouble: Trouble, which?: "any" | "write"): void;
  close(): Promise<void>;
};

/** A stand-in behind a wire that can be cut, on a free port. */
export async function serveFaulty(handle: (request: IncomingMessage, response: ServerResponse) => unknown): Promise<FaultyWire> {
  const inner = await listen((request, response) => void handle(request, response));
  const exchanges: Exchange[] = [];
  let trouble: { kind: Trouble; which: "any" | "write" } | undefined;

  const pass = async (request: IncomingMessage, response: ServerResponse) => {
    const fails = trouble && (trouble.which === "any" || request.method !== "GET") ? trouble.kind : undefined;
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
    const kept = [...answer.headers].filter(([name]) => name === "content-type" || name.startsWith("x-") || name === "retry-after");
    response.writeHead(answer.status, Object.fromEntries(kept)).end(fails === "not-json" ? "<html>" : text);
  };
  const outer = await listen((request, response) => void pass(request, response));

  return {
    url: outer.url,
    exchanges,
    goWrongOnce: (kind, which = "any") => void (trouble = { kind, which }),
    async close() {
      await Promise.all([inner.close(), outer.close()]);
    },
  };
}
