import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import express from "express";
import { mountIntake } from "#app/mount-intake.server.ts";
import { env } from "#app/platform/env.server.ts";
import { createClock } from "#sandbox/clock.ts";
import { createLedger } from "#sandbox/ledger.ts";
import { createShopify } from "#sandbox/shopify/create-shopify.ts";
import { commerceResolvers } from "#sandbox/shopify/resolvers/commerce-resolvers.ts";
import { addLocation } from "#sandbox/shopify/state/add-location.ts";
import { addProduct } from "#sandbox/shopify/state/add-product.ts";
import { createShopState } from "#sandbox/shopify/state/create-shop-state.ts";
import { ORDINARY_BROWSER } from "../support/chromium.ts";
import { redirectToStandIns } from "../fulfillment/redirect-to-stand-ins.ts";

/** A request for tokens on its way to Shopify. */
export type TokenRequest = {
  grant: "exchange" | "refresh";
  /** What Shopify answers, once it has acted. Not calling it leaves Shopify unasked. */
  act(): Promise<{ status: number; json: Record<string, unknown> }>;
};

/** What goes back over the wire instead; "lost" is a connection that breaks. */
export type TokenReply = { status: number; json: Record<string, unknown> } | "lost";

/**
 * A shop whose merchant has not opened the app yet: Shopify's stand-in on a real port, the app's own intake on another, whatever Shopify
 * is asked for tokens written down.
 */
export async function anInstallableShop() {
  const clock = createClock();
  const ledger = createLedger(clock);
  const domain = `shop-${randomBytes(4).toString("hex")}.myshopify.com`;
  const state = createShopState({ clock, ledger, domain });
  const shopFloor = addLocation(state, { name: "London shop", address: state.shop.address });
  const mug = addProduct(state, { title: "A mug", sku: "MUG-1", priceMinor: 1000, grams: 400 });

  const intake = express();
  mountIntake(intake);
  const intakeServer = createServer(intake);
  const appUrl = await listen(intakeServer);

  const shopify = createShopify({
    clock,
    ledger,
    state,
    clientId: env.SHOPIFY_API_KEY,
    clientSecret: env.SHOPIFY_API_SECRET,
    appUrl,
    plan: "plus",
    tomlPath: fileURLToPath(new URL("../../shopify.app.toml", import.meta.url)),
    resolvers: commerceResolvers,
  });

  const tokenRequests: TokenRequest["grant"][] = [];
  let answerTokens: (request: TokenRequest) => Promise<TokenReply> = ({ act }) => act();

  const answerTokenRequest = async (request: IncomingMessage, response: ServerResponse) => {
    const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>));
    const grant = body.includes("token-exchange") ? "exchange" : "refresh";
    tokenRequests.push(grant);
    const reply = await answerTokens({ grant, act: () => actedOn(shopify, request, body) });
    if (reply === "lost") response.destroy();
    else response.writeHead(reply.status, { "content-type": "application/json" }).end(JSON.stringify(reply.json));
  };
  const standIn = createServer((request, response) => {
    if (request.url === "/admin/oauth/access_token") void answerTokenRequest(request, response);
    else void shopify.handle(request, response);
  });
  const origin = await listen(standIn);
  const restore = redirectToStandIns(() => origin);

  const host = Buffer.from(`admin.shopify.com/store/${domain.split(".")[0] ?? ""}`).toString("base64url");
  return {
    domain,
    state,
    shopify,
    clock,
    origin,
    appUrl,
    shopFloor,
    mug,
    tokenRequests,
    /** Comes between the app and Shopify's answers about tokens. */
    answerTokens: (how: typeof answerTokens) => void (answerTokens = how),
    /** What Shopify admin appends to the app's address. */
    query: async (idToken?: string) => {
      const token = idToken ?? (await shopify.mintIdToken({ userId: "1" }));
      return new URLSearchParams({ embedded: "1", host, id_token: token, locale: "en", shop: domain, timestamp: "1" });
    },
    /** The merchant opens the app, as the browser asks for the page. */
    async opens(path = "/app"): Promise<Request> {
      const url = `${env.SHOPIFY_APP_URL}${path}?${String(await this.query())}`;
      return new Request(url, { headers: { "user-agent": ORDINARY_BROWSER } });
    },
    async close() {
      shopify.stop();
      clock.stop();
      restore();
      await Promise.all([standIn, intakeServer].map(shut));
    },
  };
}

export type InstallableShop = Awaited<ReturnType<typeof anInstallableShop>>;

/** Lets the stand-in act on a request that was read already, and keeps its answer. */
async function actedOn(
  shopify: { handle(request: IncomingMessage, response: ServerResponse): Promise<void> },
  request: IncomingMessage,
  body: Buffer,
) {
  const replayed = Object.assign(Readable.from([body]), { method: request.method, url: request.url, headers: request.headers });
  const answer = { status: 0, text: "" };
  const response = {
    headersSent: false,
    destroyed: false,
    writeHead(status: number) {
      answer.status = status;
      return response;
    },
    end(text: string) {
      answer.text = text;
      return response;
    },
  };
  await shopify.handle(replayed as unknown as IncomingMessage, response as unknown as ServerResponse);
  return { status: answer.status, json: JSON.parse(answer.text) as Record<string, unknown> };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function shut(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}
