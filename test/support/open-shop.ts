import express from "express";
import { mountIntake } from "#app/mount-intake.server.ts";
import { mountOffers } from "#app/mount-offers.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { env } from "#app/platform/env.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { startWorker } from "#app/platform/start-worker.server.ts";
import { rooms } from "#app/rooms.server.ts";
import { sessionStorage } from "#app/shopify/tokens/session-storage.server.ts";
import { upsertShop } from "#app/shopify/upsert-shop.server.ts";
import { keepShop, waysToAsk } from "./quiet-shop.ts";
import { createCallRecord } from "./call-record.ts";
import { connectWarehouses, type WarehouseWanted } from "./connect-warehouses.ts";
import { copyGoods } from "./copy-goods.ts";
import { eventually } from "./eventually.ts";
import { exchangeToken } from "./exchange-token.ts";
import { listen } from "./listen.ts";
import { startStandIns, type StandInsWanted } from "./stand-ins.ts";
import { stockFloor, trade } from "./trade.ts";
import { visits } from "./visits.ts";

export type ShopWanted = StandInsWanted & {
  /** Whether the merchant has opened the app; true unless said otherwise. */
  installed?: boolean;
  /** Optional scopes that the merchant has granted. */
  grants?: readonly string[];
  /** What it sells, by SKU, and how many of it lie on the merchant's own shop floor. Waybill has copied it. */
  sells?: Readonly<Record<string, number>>;
  /**
   * Whether the app works, in this process, as a worker does: it imports the shop, and sends orders to its warehouses. Otherwise jobs and
   * events are kept, and nobody works on them: what a test wants done, it does. Nor does Shopify send webhooks then, unless `planSend` says.
   */
  works?: boolean;
  /** Connected one after the other. */
  warehouses?: readonly WarehouseWanted[];
};

/** A shop in the stand-ins, and the app beside it: its intake on a real port, its database real PostgreSQL. */
export async function openShop(facts: Omit<Shop, "id">, wanted: ShopWanted) {
  const { domain } = facts;
  const { installed = true, grants = [], works = false, sells = {}, warehouses = [] } = wanted;
  const calls = createCallRecord();
  const app = express();
  app.use(calls.middleware);
  mountOffers(app);
  mountIntake(app);
  const intake = await listen(app);
  env.INTAKE_URL = intake.url;

  const standIns = await startStandIns(domain, intake.url, works ? wanted : { planSend: () => [], ...wanted });
  const { shopify, state } = standIns;
  const floor = stockFloor(state, sells);
  const credentials = { clientId: env.SHOPIFY_API_KEY, clientSecret: env.SHOPIFY_API_SECRET };
  if (installed) {
    const idToken = await shopify.mintIdToken({ userId: "1" });
    shopify.scopes.grantOptionalScopes(grants);
    await sessionStorage.storeSession(await exchangeToken(domain, credentials, idToken));
  }
  // Who hears of the installation must be known before it is spoken of.
  const worker = installed ? await startWorker(rooms, { works }) : undefined;
  const shop = installed ? await (works ? upsertShop(domain) : keepShop(facts)) : undefined;

  const theShop = () => shop ?? notInstalled();
  const read = <T>(work: (db: ShopDb) => Promise<T>) => inShop(theShop(), work);
  if (shop && works)
    await eventually(() => read(async (db) => (await db.shop.findUniqueOrThrow({ where: { id: shop.id } })).importedAt !== null));
  else if (shop && wanted.sells) await copyGoods(shop, floor);

  const connected = await connectWarehouses({ ...standIns, shop: theShop, floor, works }, warehouses);

  return {
    ...standIns,
    ...waysToAsk(domain),
    ...visits(domain, shopify),
    ...trade({ ...standIns, shop: theShop, read, floor, warehouses: connected }),
    domain,
    /** What the app's functions are given; there is none before the app is installed. */
    get shop() {
      return theShop();
    },
    /** The first connected warehouse of a kind. */
    warehouse: (kind: WarehouseWanted["kind"]) => connected.find((warehouse) => warehouse.kind === kind)?.id ?? notConnected(kind),
    read,
    /** Where the app hears Shopify and the warehouses. */
    appUrl: intake.url,
    /** What came there. */
    calls,
    async close() {
      await worker?.stop(works ? 5_000 : 0);
      await standIns.stopStandIns();
      await intake.close();
    },
  };
}

export type OpenShop = Awaited<ReturnType<typeof openShop>>;

function notConnected(kind: string): never {
  throw new Error(`No ${kind} warehouse is connected.`);
}

function notInstalled(): never {
  throw new Error("The app is not installed.");
}
