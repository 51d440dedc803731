import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { Session } from "@shopify/shopify-api";
import express from "express";
import { enableRouting } from "#app/fulfillment/plan/switch-routing.server.ts";
import { mountIntake } from "#app/mount-intake.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { env } from "#app/platform/env.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { WarehouseId } from "#app/platform/ids.ts";
import { startWorker } from "#app/platform/start-worker.server.ts";
import { rooms } from "#app/rooms.server.ts";
import { upsertShop } from "#app/shopify/upsert-shop.server.ts";
import { sessionStorage } from "#app/shopify/tokens/session-storage.server.ts";
import { connectBuiltIn } from "#app/warehouses/connect-built-in.server.ts";
import { connectShipBobWarehouse } from "#app/warehouses/connect-shipbob-warehouse.server.ts";
import { countStock } from "#app/stock/count-stock.server.ts";
import { refreshStock } from "#app/stock/refresh-stock.server.ts";
import { createClock } from "#sandbox/clock.ts";
import { createLedger } from "#sandbox/ledger.ts";
import { createShipBob } from "#sandbox/shipbob/create-shipbob.ts";
import { activateLevel } from "#sandbox/shopify/inventory/activate-level.ts";
import { createShopify, type ShopifyOptions } from "#sandbox/shopify/create-shopify.ts";
import { commerceResolvers } from "#sandbox/shopify/resolvers/commerce-resolvers.ts";
import { addLocation } from "#sandbox/shopify/state/add-location.ts";
import { addProduct, type NewProduct } from "#sandbox/shopify/state/add-product.ts";
import type { AddressRecord } from "#sandbox/shopify/state/address-record.ts";
import { createShopState } from "#sandbox/shopify/state/create-shop-state.ts";
import { placeOrder, type NewOrder } from "#sandbox/shopify/state/place-order.ts";
import { eventually } from "../support/eventually.ts";
import { createCallRecord } from "./call-record.ts";
import { redirectToStandIns } from "./redirect-to-stand-ins.ts";
import { createWireFaults } from "./wire-faults.ts";

const leeds = {
  firstName: "Ada",
  lastName: "Okafor",
  company: null,
  address1: "1 Mill Road",
  address2: null,
  city: "Leeds",
  province: "England",
  provinceCode: "ENG",
  zip: "LS1 1AA",
  country: "United Kingdom",
  countryCode: "GB",
  phone: null,
};

/**
 * A shop that trades: the stand-ins for Shopify and ShipBob on a real port, the app's own intake on another, its worker in this
 * process, real PostgreSQL. SKU `HOME-1` lies in the built-in warehouse, `BOB-1` at ShipBob, `BOTH-1` in both, `NONE-1` nowhere.
 */
export async function aTradingShop(options: { planSend?: ShopifyOptions["planSend"] } = {}) {
  const clock = createClock();
  const ledger = createLedger(clock);
  const domain = `shop-${randomBytes(4).toString("hex")}.myshopify.com`;
  const state = createShopState({ clock, ledger, domain });
  const shopFloor = addLocation(state, { name: "London shop", address: state.shop.address });
  const skus = ["HOME-1", "BOB-1", "BOTH-1", "NONE-1"].map((sku) => ({ sku, held: sku === "HOME-1" || sku === "BOTH-1" ? 50 : 0 }));
  const variants = new Map(
    skus.map(({ sku, held }) => {
      const variant = addProduct(state, { title: `The ${sku}`, sku, priceMinor: 1000, grams: 400 });
      activateLevel(state, variant.inventoryItemId, shopFloor.id).available = held;
      return [sku, variant] as const;
    }),
  );

  const calls = createCallRecord();
  const intake = express();
  intake.use(calls.middleware);
  mountIntake(intake);
  const intakeServer = createServer(intake);
  const appUrl = await listen(intakeServer);
  env.INTAKE_URL = appUrl;

  const shipbob = createShipBob({ clock, ledger, seed: 3 });
  const manchester = shipbob.fulfillmentCenters[0];
  if (!manchester) throw new Error("ShipBob has no building");
  for (const sku of ["BOB-1", "BOTH-1"]) shipbob.setStock(sku, manchester.id, 50, `The ${sku}`);

  const faults = createWireFaults();
  const clientId = process.env["SHOPIFY_API_KEY"] ?? "";
  const clientSecret = process.env["SHOPIFY_API_SECRET"] ?? "";
  const tomlPath = fileURLToPath(new URL("../../shopify.app.toml", import.meta.url));
  const shopify = createShopify({
    clock,
    ledger,
    state,
    clientId,
    clientSecret,
    appUrl,
    plan: "plus",
    tomlPath,
    resolvers: commerceResolvers,
    beforeAnswer: faults.beforeAnswer,
    planSend: options.planSend,
  });

  const standIns = createServer((request, response) => {
    const isShipBob = request.headers.host?.endsWith("shipbob.com");
    void (isShipBob ? faults.around(request, response, () => shipbob.handle(request, response)) : shopify.handle(request, response));
  });
  const origin = await listen(standIns);
  const restore = redirectToStandIns(() => origin);

  const token = await exchange(origin, domain, clientId, clientSecret, await shopify.mintIdToken({ userId: "1" }));
  await sessionStorage.storeSession(token);
  const worker = await startWorker(rooms, { works: true });
  const shop: Shop = await upsertShop(domain);
  const read = <T>(work: (db: ShopDb) => Promise<T>) => inShop(shop, work);
  await eventually(() => read(async (db) => (await db.shop.findUniqueOrThrow({ where: { id: shop.id } })).importedAt !== null), 60_000);

  const address = {
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
  const builtIn = await connectBuiltIn(shop, {
    name: "Our stockroom",
    address: { ...address, name: null },
    startFromLocationId: BigInt(shopFloor.id),
  });
  const channelId = String(shipbob.account.channelId);
  const bob = await connectShipBobWarehouse(shop, {
    name: "ShipBob Manchester",
    credentials: { token: shipbob.account.token },
    buildingId: String(manchester.id),
    channelId,
  });
  shopify.scopes.grantOptionalScopes([
    "read_merchant_managed_fulfillment_orders",
    "write_merchant_managed_fulfillment_orders",
    "read_third_party_fulfillment_orders",
    "write_third_party_fulfillment_orders",
  ]);
  const routing = await eventually(async () => {
    const answered = await enableRouting(shop);
    return answered.outcome === "on" && answered;
  });

  return {
    shop,
    state,
    shipbob,
    shopify,
    ledger,
    clock,
    read,
    routing,
    builtIn,
    bob,
    appUrl,
    variants,
    origin,
    faults,
    calls,
    /** Shopify believes that the merchant's own shop floor has so many, and sends orders there first. */
    floorHolds(sku: string, units: number) {
      const variant = variants.get(sku);
      if (variant) activateLevel(state, variant.inventoryItemId, shopFloor.id).available = units;
    },
    /** The shop sells something new, known by its SKU or else its title, of which each warehouse has so many. */
    async sells(product: Partial<NewProduct> & { title: string }, has: { home?: number; bob?: number } = {}) {
      const variant = addProduct(state, { sku: null, priceMinor: 1000, grams: 400, ...product });
      variants.set(variant.sku ?? product.title, variant);
      await eventually(() => read(async (db) => (await db.variant.count({ where: { id: BigInt(variant.id) } })) > 0));
      if (!variant.sku) return;
      if (has.home && "warehouseId" in builtIn)
        await countStock(shop, WarehouseId.parse(builtIn.warehouseId), [{ sku: variant.sku, onHand: has.home, bin: null }]);
      if (has.bob && "warehouseId" in bob) {
        shipbob.setStock(variant.sku, manchester.id, has.bob, product.title);
        await refreshStock(shop, WarehouseId.parse(bob.warehouseId));
      }
    },
    /** The same for many SKUs at once, a thousand of each in one of the warehouses. */
    async sellsMany(skus: readonly string[], where: (sku: string, index: number) => "home" | "bob") {
      for (const sku of skus) variants.set(sku, addProduct(state, { title: `Item ${sku}`, sku, priceMinor: 100, grams: 20 }));
      await eventually(() => read(async (db) => (await db.variant.count({ where: { sku: { in: [...skus] } } })) === skus.length), 60_000);
      const counts = skus.filter((sku, index) => where(sku, index) === "home").map((sku) => ({ sku, onHand: 1000, bin: null }));
      if ("warehouseId" in builtIn) await countStock(shop, WarehouseId.parse(builtIn.warehouseId), counts);
      for (const [index, sku] of skus.entries()) if (where(sku, index) === "bob") shipbob.setStock(sku, manchester.id, 1000, `Item ${sku}`);
      if ("warehouseId" in bob) await refreshStock(shop, WarehouseId.parse(bob.warehouseId));
    },
    /** A buyer in Leeds, or elsewhere by `to`, pays for these. */
    buys(lines: Record<string, number>, { to, ...more }: Partial<NewOrder> & { to?: Partial<AddressRecord> } = {}) {
      const chosen = Object.entries(lines).map(([sku, quantity]) => {
        const variant = variants.get(sku);
        if (!variant) throw new Error(`no ${sku}`);
        return { variant, quantity };
      });
      return placeOrder(state, {
        source: "control",
        lines: chosen,
        email: "ada@buyer.example",
        shippingAddress: { ...leeds, ...to },
        ...more,
      });
    },
    async close() {
      await worker.stop(5_000);
      shopify.stop();
      shipbob.stop();
      clock.stop();
      restore();
      await Promise.all([standIns, intakeServer].map(shut));
    },
  };
}

export type TradingShop = Awaited<ReturnType<typeof aTradingShop>>;

async function exchange(origin: string, domain: string, clientId: string, clientSecret: string, idToken: string): Promise<Session> {
  const answer = await fetch(`https://${domain}/admin/oauth/access_token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      client_id: clientId,
      client_secret: clientSecret,
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
