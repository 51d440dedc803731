import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { env } from "#app/platform/env.server.ts";
import { createClock } from "#sandbox/clock.ts";
import { createLedger } from "#sandbox/ledger.ts";
import { createFaults } from "#sandbox/faults/create-faults.ts";
import { handleStorefrontApi, isStorefrontApi } from "#sandbox/checkout/storefront-api/handle-storefront-api.ts";
import { createShipBob } from "#sandbox/shipbob/create-shipbob.ts";
import type { StandInRequest } from "#sandbox/shopify/before-answer.ts";
import { createShopify, type ShopifyOptions } from "#sandbox/shopify/create-shopify.ts";
import { commerceResolvers } from "#sandbox/shopify/resolvers/commerce-resolvers.ts";
import { skewedClock } from "#sandbox/shopify/skewed-clock.ts";
import { createShopState } from "#sandbox/shopify/state/create-shop-state.ts";
import { createStorefront } from "#sandbox/storefront/create-storefront.ts";
import { listen } from "./listen.ts";
import { redirectToStandIns } from "./redirect-to-stand-ins.ts";
import { createTokenWire } from "./token-wire.ts";
import { createWireFaults } from "./wire-faults.ts";

/** What a test does with a request before Shopify's stand-in answers it; `taken over` when it has been answered, or never will be. */
export type TakeOver = (asked: StandInRequest) => "go on" | "taken over";

/** The status with which a request to a stand-in is answered instead; undefined lets it pass. */
export type Interference = (request: IncomingMessage, body: string) => number | undefined;

export type StandInsWanted = {
  /** How each webhook of Shopify's is sent: once, at once, unless said otherwise. */
  planSend?: ShopifyOptions["planSend"];
  /** What ShipBob's token may do; everything unless said otherwise. */
  shipBobScopes?: readonly string[];
  /** One more stand-in, for a host of the test's own. */
  beside?: { host: string; handle(request: IncomingMessage, response: ServerResponse): Promise<void> };
};

/**
 * Shopify and ShipBob on one port, with a wire that a test can cut. From now on what the app sends to them goes there, and what it sends
 * anywhere else is refused.
 */
export async function startStandIns(domain: string, appUrl: string, { planSend, shipBobScopes, beside }: StandInsWanted) {
  const clock = createClock();
  const ledger = createLedger(clock);
  const trouble = createFaults();
  const shopifysClock = skewedClock(clock, trouble.conditions.skewMs);
  const state = createShopState({ clock: shopifysClock, ledger, domain });
  const faults = createWireFaults();
  const asked: string[] = [];
  let points = 0;
  let takeOver: TakeOver = () => "go on";
  let interfere: Interference = () => undefined;

  const shipbob = createShipBob({ clock, ledger, seed: 3, ...(shipBobScopes && { scopes: shipBobScopes }) });
  const shopify = createShopify({
    clock: shopifysClock,
    ledger,
    state,
    clientId: env.SHOPIFY_API_KEY,
    clientSecret: env.SHOPIFY_API_SECRET,
    oldClientSecret: env.SHOPIFY_OLD_API_SECRET,
    conditions: trouble.conditions,
    appUrl,
    plan: "plus",
    tomlPath: fileURLToPath(new URL("../../shopify.app.toml", import.meta.url)),
    resolvers: commerceResolvers,
    planSend,
    beforeAnswer: async (request) => {
      if (request.moment === "arrived") asked.push(request.operation);
      points += request.points ?? 0;
      return takeOver(request) === "taken over" ? "taken over" : faults.beforeAnswer(request);
    },
  });
  const storefront = createStorefront({ state, clock: shopifysClock, postPurchaseMs: 0 });
  const tokens = createTokenWire(shopify);
  // Who somebody of the staff is, is asked by a token of their own.
  const names = createTokenWire(shopify);

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await buffer(request);
    const status = interfere(request, body.toString());
    if (status !== undefined) return void response.writeHead(status).end();
    const { method, url, headers, socket } = request;
    const replayed = Object.assign(Readable.from(body.length > 0 ? [body] : []), { method, url, headers, socket });
    // What the stand-ins read of a request is all there.
    const again = replayed as unknown as IncomingMessage;
    if (beside && headers.host === beside.host) await beside.handle(again, response);
    else if (headers.host?.endsWith("shipbob.com")) await faults.around(again, response, () => shipbob.handle(again, response));
    else if (url === "/admin/oauth/access_token")
      await (body.includes("online-access-token") ? names : tokens).answer(again, response, body);
    else if (isStorefrontApi(url ?? "")) await handleStorefrontApi(storefront, again, response);
    else await shopify.handle(again, response);
  };
  // A caller who hangs up while it is read has nothing more to hear.
  const wire = await listen((request, response) => void answer(request, response).catch(() => response.destroy()));
  const restore = redirectToStandIns(() => wire.url, beside?.host);

  return {
    clock,
    ledger,
    state,
    shopify,
    /** The shop's own front: what its buyers' browsers ask (`handleStorefront`). */
    storefront,
    shipbob,
    /** Where both stand-ins listen. */
    origin: wire.url,
    /** The first of ShipBob's buildings. */
    manchester: shipbob.fulfillmentCenters[0] ?? missing(),
    /** What is the matter with Shopify as a whole. */
    trouble,
    /** Faults that strike the next calls that match. */
    faults,
    /** Operations and paths that Shopify was asked for, in their order. */
    asked,
    /** Points that Shopify has charged for it so far. */
    pointsSpent: () => points,
    timesAsked: (operation: string) => asked.filter((each) => each === operation).length,
    takeOver: (how: TakeOver) => void (takeOver = how),
    interfere: (how: Interference) => void (interfere = how),
    /** What Shopify was asked for tokens, in their order. */
    tokenRequests: tokens.requests,
    answerTokens: tokens.answerBy,
    nameRequests: names.requests,
    answerNames: names.answerBy,
    async stopStandIns() {
      shopify.stop();
      shipbob.stop();
      clock.stop();
      restore();
      await wire.close();
    },
  };
}

export type StandIns = Awaited<ReturnType<typeof startStandIns>>;

function missing(): never {
  throw new Error("It is not there.");
}
