import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { Session } from "@shopify/shopify-api";
import express from "express";
import { copyLevels } from "#app/inventory/copy-levels.server.ts";
import { copyLocations } from "#app/inventory/copy-locations.server.ts";
import { pushStockJob } from "#app/stock/push-stock-job.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { env } from "#app/platform/env.server.ts";
import { startWorker } from "#app/platform/start-worker.server.ts";
import { sessionStorage } from "#app/shopify/tokens/session-storage.server.ts";
import { answerShopify } from "#app/warehouses/answer-shopify.server.ts";
import { finishConnectingJob } from "#app/warehouses/connecting/finish-connecting-job.server.ts";
import { receiveWarehouseCall } from "#app/warehouses/receive-warehouse-call.server.ts";
import { createClock } from "#sandbox/clock.ts";
import { createLedger } from "#sandbox/ledger.ts";
import { createShipBob } from "#sandbox/shipbob/create-shipbob.ts";
import { createShopify } from "#sandbox/shopify/create-shopify.ts";
import { activateLevel } from "#sandbox/shopify/inventory/activate-level.ts";
import { commerceResolvers } from "#sandbox/shopify/resolvers/commerce-resolvers.ts";
import { addLocation } from "#sandbox/shopify/state/add-location.ts";
import { addProduct } from "#sandbox/shopify/state/add-product.ts";
import { createShopState } from "#sandbox/shopify/state/create-shop-state.ts";
import { redirectToStandIns } from "../fulfillment/redirect-to-stand-ins.ts";
import { aShop } from "../support/a-shop.ts";

/** A request to a stand-in that is answered by a test instead; undefined lets it pass. */
export type Interference = (request: IncomingMessage, body: string) => number | undefined;

/**
 * A shop with one location of its own and `stock` on it, copied; the stand-ins for Shopify and ShipBob; the app's intake on a real port.
 * Jobs are put on the queue and nobody works on them: what a test wants done, it does.
 */
export async function aConnectingShop({ stock, scopes }: { stock: Record<string, number>; scopes?: readonly string[] }) {
  const clock = createClock();
  const ledger = createLedger(clock);
  const shop = await aShop({ domain: `shop-${randomBytes(4).toString("hex")}.myshopify.com`, name: "Mugs & Co" });
  const state = createShopState({ clock, ledger, domain: shop.domain });
  const shopFloor = addLocation(state, { name: "London shop", address: state.shop.address });
  const items = new Map(
    Object.entries(stock).map(([sku, units]) => {
      const variant = addProduct(state, { title: `The ${sku}`, sku, priceMinor: 1000, grams: 400 });
      activateLevel(state, variant.inventoryItemId, shopFloor.id).available = units;
      return [sku, variant] as const;
    }),
  );

  const intake = express();
  intake.post("/webhooks/warehouse/:shopDomain/:callbackKey", receiveWarehouseCall);
  intake.all("/fulfillment-service/:callbackKey/:question", answerShopify);
  const intakeServer = createServer(intake);
  const appUrl = await listen(intakeServer);
  env.INTAKE_URL = appUrl;

  const shipbob = createShipBob({ clock, ledger, seed: 3, ...(scopes && { scopes }) });
  const tomlPath = fileURLToPath(new URL("../../shopify.app.toml", import.meta.url));
  const credentials = { clientId: env.SHOPIFY_API_KEY, clientSecret: env.SHOPIFY_API_SECRET };
  const shopify = createShopify({ clock, ledger, state, ...credentials, appUrl, plan: "plus", tomlPath, resolvers: commerceResolvers });
  await shopify.mintIdToken({ userId: "1" });

  let interfere: Interference = () => undefined;
  const standIns = createServer((request, response) => void answer(request, response));
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const status = interfere(request, body.toString());
    if (status !== undefined) return void response.writeHead(status).end();
    const replayed = Object.assign(Readable.from(body.length > 0 ? [body] : []), {
      method: request.method,
      url: request.url,
      headers: request.headers,
      socket: request.socket,
    });
    const host = request.headers.host ?? "";
    await (host.endsWith("shipbob.com") ? shipbob : shopify).handle(replayed as unknown as IncomingMessage, response);
  };
  const origin = await listen(standIns);
  const restore = redirectToStandIns(() => origin);

  await sessionStorage.storeSession(await exchange(shop.domain, await shopify.mintIdToken({ userId: "1" })));
  const worker = await startWorker({ jobs: [pushStockJob, finishConnectingJob], subscribers: [], schedules: [] }, { works: false });
  await copyLocations(shop, [BigInt(shopFloor.id)]);
  await inShop(shop, (db) =>
    db.variant.createMany({
      data: [...items.values()].map((variant) => ({
        shopId: shop.id,
        id: BigInt(variant.id),
        productId: BigInt(variant.product.id),
        title: variant.title,
        sku: variant.sku,
        price: 1000n,
        inventoryItemId: BigInt(variant.inventoryItemId),
        requiresShipping: true,
        tracked: true,
        updatedAt: new Date(variant.updatedAt),
      })),
    }),
  );
  await copyLevels(
    shop,
    [...items.values()].map((variant) => BigInt(variant.inventoryItemId)),
  );

  await inShop(shop, (db) => db.shop.update({ where: { id: shop.id }, data: { importedAt: new Date() } }));

  const levelAt = (sku: string, locationId: number) => state.inventory.get(items.get(sku)?.inventoryItemId ?? 0)?.get(locationId);
  return {
    shop,
    state,
    shopify,
    shipbob,
    ledger,
    clock,
    shopFloor,
    appUrl,
    manchester: shipbob.fulfillmentCenters[0] ?? missing(),
    interfere: (how: Interference) => void (interfere = how),
    read: <T>(work: Parameters<typeof inShop<T>>[1]) => inShop(shop, work),
    /** What Shopify shows on hand; undefined where the SKU is not stocked. */
    shows(sku: string, locationId: number) {
      const level = levelAt(sku, locationId);
      return level && level.available + level.committed;
    },
    /** Somebody else changes what Shopify shows. */
    changesInShopify(sku: string, locationId: number, by: number) {
      (levelAt(sku, locationId) ?? missing()).available += by;
    },
    async close() {
      await worker.stop(0);
      shopify.stop();
      shipbob.stop();
      clock.stop();
      restore();
      await Promise.all([standIns, intakeServer].map(shut));
    },
  };
}

export type ConnectingShop = Awaited<ReturnType<typeof aConnectingShop>>;

export const brickLane = {
  name: null,
  company: null,
  address1: "12 Brick Lane",
  address2: null,
  city: "London",
  provinceCode: null,
  zip: "E1 6RF",
  countryCode: "GB",
  phone: null,
  email: null,
};

async function exchange(domain: string, idToken: string): Promise<Session> {
  const answer = await fetch(`https://${domain}/admin/oauth/access_token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      client_id: env.SHOPIFY_API_KEY,
      client_secret: env.SHOPIFY_API_SECRET,
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: idToken,
      subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
      requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
      expiring: "1",
    }),
  });
  const pair = (await answer.json()) as { access_token: string; refresh_token: string; scope: string; expires_in: number };
  return new Session({
    id: `offline_${domain}`,
    shop: domain,
    state: "",
    isOnline: false,
    scope: pair.scope,
    accessToken: pair.access_token,
    refreshToken: pair.refresh_token,
    expires: new Date(Date.now() + pair.expires_in * 1000),
  });
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function shut(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

function missing(): never {
  throw new Error("It is not there.");
}
