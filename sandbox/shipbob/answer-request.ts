import type { IncomingMessage, ServerResponse } from "node:http";
import { accountEndpoints } from "./endpoints/account-endpoints.ts";
import { inventoryEndpoints } from "./endpoints/inventory-endpoints.ts";
import { orderEndpoints } from "./endpoints/order-endpoints.ts";
import { productEndpoints } from "./endpoints/product-endpoints.ts";
import { shipmentEndpoints } from "./endpoints/shipment-endpoints.ts";
import { webhookEndpoints } from "./endpoints/webhook-endpoints.ts";
import type { Endpoint, ShipBobWorld } from "./endpoint.ts";
import { ShipBobProblem } from "./shipbob-problem.ts";
import type { SlidingWindow } from "./sliding-window.ts";

const routes = [
  ...accountEndpoints,
  ...orderEndpoints,
  ...shipmentEndpoints,
  ...inventoryEndpoints,
  ...productEndpoints,
  ...webhookEndpoints,
].map((endpoint) => ({
  endpoint,
  pattern: new RegExp(`^/2026-01${endpoint.path.replace(/\{(\w+)\}/g, "(?<$1>[^/:]+)")}$`),
}));

const largestBody = 10 * 1024 * 1024;

/** One HTTP exchange: who asks, whether they may, whether they ask too often, and then the endpoint's answer. */
export async function answerRequest(request: IncomingMessage, response: ServerResponse, world: ShipBobWorld, window: SlidingWindow) {
  const send = (status: number, body?: unknown, headers: Record<string, string> = {}) => {
    const text = body === undefined || body === null ? "" : JSON.stringify(body);
    response.writeHead(status, { ...(text && { "content-type": "application/json; charset=utf-8" }), ...headers });
    response.end(text);
  };

  const url = new URL(request.url ?? "/", "http://api.shipbob.com");
  if (request.headers.authorization !== `Bearer ${world.account.token}`) return send(401);

  const turn = window.admit(world.clock.now().epochMilliseconds);
  if (!turn.admitted)
    return send(
      429,
      { message: "API calls quota exceeded" },
      { "x-remaining-calls": "0", "x-retry-after": String(turn.retryAfterSeconds) },
    );
  const calls = { "x-remaining-calls": String(turn.remaining) };

  const found = find(request.method ?? "GET", url.pathname);
  if (!found && isUnbuilt(url.pathname))
    return send(501, { message: `Waybill's ShipBob stand-in has not built ${request.method ?? "GET"} ${url.pathname} yet` }, calls);
  if (!found) return send(404, null, calls);
  if (!world.account.scopes.includes(found.endpoint.scope)) return send(403, null, calls);

  const channel = request.headers.shipbob_channel_id;
  if (found.endpoint.needsChannel && channel !== String(world.account.channelId))
    return send(
      400,
      {
        shipbob_channel_id: [
          channel ? `Channel ${String(channel)} is not one of this account's` : "The shipbob_channel_id field is required.",
        ],
      },
      calls,
    );

  try {
    const body = request.method === "POST" || request.method === "PUT" ? await readJson(request) : undefined;
    const answer = found.endpoint.answer({ path: url.pathname, params: found.params, query: url.searchParams, body }, world);
    send(answer.status, answer.body, { ...calls, ...answer.headers });
  } catch (error) {
    if (!(error instanceof ShipBobProblem)) throw error;
    send(error.status, error.body, calls);
  }
}

/** What the contract has besides: to answer as if it were not there would be untrue. */
const isUnbuilt = (path: string) =>
  /^\/2026-01\/(return|receiving|invoices|transaction|taxonomy|variant|packaging-requirement)/.test(path) ||
  /^\/2026-01\/(inventory\/history|product.*:|order\/\d+\/store-order-json|shipment.*:(updateLineItems|bulkUpdateShippingService))/.test(
    path,
  );

function find(method: string, path: string): { endpoint: Endpoint; params: Record<string, string> } | undefined {
  for (const { endpoint, pattern } of routes) {
    const match = endpoint.method === method ? pattern.exec(path) : null;
    if (match) return { endpoint, params: { ...match.groups } };
  }
  return undefined;
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) throw new ShipBobProblem(400, { body: ["The request is too large."] });
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString("utf8");
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new ShipBobProblem(400, { body: ["The request is not valid JSON."] });
  }
}
