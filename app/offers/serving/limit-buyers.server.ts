import type { Request, RequestHandler, Response } from "express";
import { Counter } from "prom-client";
import { now } from "#app/platform/clock.ts";
import { callerAt, forwardedBy } from "#app/platform/http/caller-address.ts";
import { tokenBuckets } from "#app/platform/http/token-buckets.ts";
import { metrics } from "#app/platform/metrics.server.ts";
import { appSecrets } from "#app/shopify/app-secrets.server.ts";
import { shopOfProxyRequest } from "#app/shopify/webhooks/proxy-signature.ts";

/**
 * What this process takes of one address: a page asks two or three things, and behind one address there may be an office. Through Shopify's proxy
 * an address may stand for more buyers yet.
 */
const addresses = tokenBuckets({ perSecond: 20, burst: 100, most: 20_000 });
const proxied = tokenBuckets({ perSecond: 60, burst: 300, most: 20_000 });
/** What it takes of one shop, so that there is room for others: far above what the greatest of sales brings to one process. */
const shops = tokenBuckets({ perSecond: 500, burst: 2_000, most: 5_000 });
/** What becomes of one decision: it is shown, taken or declined, and a page may say so again. */
const decisions = tokenBuckets({ perSecond: 0.2, burst: 10, most: 50_000 });

const refused = new Counter({
  name: "waybill_offer_refused_total",
  help: "Questions of buyers' pages that were not looked at, for there were too many",
  labelNames: ["limit"],
  registers: [metrics],
});

/** In front of the buyers' doors: whoever asks too often is refused before anything is looked at, and no other buyer of the shop. */
export const limitAddresses: RequestHandler = (request, response, next) => {
  const isProxied = request.baseUrl === "/proxy" && shopOfProxyRequest(queryOf(request), appSecrets, now().epochMilliseconds) !== undefined;
  const caller = isProxied ? forwardedBy(request.get("x-forwarded-for"), request.ip) : callerAt(request.ip);
  if (caller === undefined || (isProxied ? proxied : addresses).take(caller, performance.now())) return next();
  refuse(response, "address");
};

/** Whether a shop's buyers may ask once more; refuses it otherwise. Asked of a shop that Shopify's signature names. */
export const hasRoomForShop = (response: Response, domain: string): boolean =>
  shops.take(domain, performance.now()) || refuse(response, "shop");

/** Whether a decision may be heard of once more; refuses it otherwise. */
export const hasRoomForDecision = (response: Response, token: string): boolean =>
  decisions.take(token.slice(-43), performance.now()) || refuse(response, "decision");

/** A page that is refused shows nothing, as if there were no offer. */
function refuse(response: Response, limit: "address" | "shop" | "decision"): false {
  refused.inc({ limit });
  response.status(429).set({ "Retry-After": "10", "Cache-Control": "no-store" }).json({ decision: null, offer: null, promise: null });
  return false;
}

export const queryOf = (request: Request) => new URLSearchParams(request.originalUrl.split("?")[1] ?? "");
