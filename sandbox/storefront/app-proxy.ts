import { createHmac } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { Visit } from "./visit.ts";

/** What Shopify waits for an answer, so that no page hangs on an app. */
const LIMIT_MS = 10_000;
const STAY_BEHIND = new Set(["cookie", "host", "connection", "keep-alive", "transfer-encoding", "content-length", "expect", "upgrade"]);
/** Of the app's answer, what goes on to the browser. */
const KEPT = ["content-type", "cache-control", "etag", "last-modified", "vary"];

/**
 * Leads `/apps/waybill/…` to the app's `/proxy/…`, as Shopify does: cookies stay behind on both ways, who asks for which shop is added and signed.
 * `prefix` is the path before what is led on.
 */
export async function throughAppProxy(visit: Visit, prefix: string, response: ServerResponse): Promise<void> {
  const { storefront, url, request, customerId } = visit;
  const { app, state } = storefront;
  if (!app) return void response.writeHead(404).end();
  const parameters = new URLSearchParams(url.search);
  for (const name of ["shop", "logged_in_customer_id", "path_prefix", "timestamp", "signature"]) parameters.delete(name);
  parameters.set("shop", state.shop.myshopifyDomain);
  parameters.set("logged_in_customer_id", customerId === null ? "" : String(customerId));
  parameters.set("path_prefix", "/apps/waybill");
  parameters.set("timestamp", String(Math.floor(state.now() / 1000)));
  parameters.set("signature", proxySignature(parameters, app.clientSecret));

  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const passed = Object.entries(request.headers).flatMap(([name, value]) =>
    typeof value === "string" && !STAY_BEHIND.has(name) ? [[name, value] as const] : [],
  );
  try {
    const answer = await fetch(`${app.origin()}/proxy/${url.pathname.slice(prefix.length)}?${parameters.toString()}`, {
      method: request.method ?? "GET",
      headers: {
        ...Object.fromEntries(passed),
        "x-forwarded-host": state.shop.myshopifyDomain,
      },
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
      redirect: "manual",
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    const kept = KEPT.flatMap((name) => {
      const value = answer.headers.get(name);
      return value === null ? [] : [[name, value] as const];
    });
    const location = answer.headers.get("location");
    response.writeHead(answer.status, { ...Object.fromEntries(kept), ...(location !== null && { location }) });
    response.end(Buffer.from(await answer.arrayBuffer()));
  } catch {
    response.writeHead(504, { "content-type": "text/html; charset=utf-8" }).end("There was a problem loading this website");
  }
}

/** Shopify's signature of an app proxy's request: hex HMAC-SHA256 over the sorted pairs, joined by nothing; what is named twice is joined by commas. */
export function proxySignature(parameters: URLSearchParams, clientSecret: string): string {
  const names = [...new Set(parameters.keys())].filter((name) => name !== "signature");
  const pairs = names.map((name) => `${name}=${parameters.getAll(name).join(",")}`).sort();
  return createHmac("sha256", clientSecret).update(pairs.join("")).digest("hex");
}
