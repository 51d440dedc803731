import type { ServerResponse } from "node:http";

/** Answers with JSON. An answer that somebody took over already is let alone. */
export function sendJson(response: ServerResponse, status: number, json: unknown, headers: Record<string, string | string[]> = {}): void {
  if (response.headersSent || response.destroyed) return;
  const body = JSON.stringify(json);
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", "content-length": Buffer.byteLength(body), ...headers });
  response.end(body);
}
