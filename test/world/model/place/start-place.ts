import { randomBytes } from "node:crypto";
import { mkdtemp } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createAppProxy } from "#sandbox/app/create-app-proxy.ts";
import { createClock } from "#sandbox/clock.ts";
import { createControl } from "#sandbox/control/create-control.ts";
import { createFaults } from "#sandbox/faults/create-faults.ts";
import { createLedger } from "#sandbox/ledger.ts";
import { listen } from "#sandbox/listen.ts";
import { setUpDemoShop } from "#sandbox/robots/set-up-demo-shop.ts";
import { signInRobot } from "#sandbox/robots/sign-in-robot.ts";
import { routeRequest, type StandIns } from "#sandbox/route-request.ts";
import { createShipBob } from "#sandbox/shipbob/create-shipbob.ts";
import { staffMembers } from "#sandbox/shopify/auth/staff-members.ts";
import { createShopify } from "#sandbox/shopify/create-shopify.ts";
import { commerceResolvers } from "#sandbox/shopify/resolvers/commerce-resolvers.ts";
import { createShopState } from "#sandbox/shopify/state/create-shop-state.ts";
import { createStorefront } from "#sandbox/storefront/create-storefront.ts";
import type { Good } from "../plan/goods.ts";
import { asOwner, callControl } from "./call-control.ts";
import { openDatabase } from "./open-database.ts";
import { patient } from "./patient.ts";
import type { ShopifysState } from "./shopifys-state.ts";
import { startProcesses } from "./start-processes.ts";
import { otherService, stockGoods, stockOutside } from "./stock-goods.ts";

const CLIENT_ID = "0123456789abcdef0123456789abcdef";
const root = fileURLToPath(new URL("../../../../", import.meta.url));

export type Place = Awaited<ReturnType<typeof startPlace>>;

/**
 * A shop in the sandbox with the app's production build beside it, as web and worker each in a process of its own, on a PostgreSQL of its
 * own: both warehouses connected, routing on, nobody packing by himself.
 */
export async function startPlace({ seed, goods, say }: { seed: number; goods: readonly Good[]; say: (line: string) => void }) {
  const stopping: (() => unknown)[] = [];
  const stop = async () => {
    for (const step of stopping.splice(0).reverse()) await step();
  };
  try {
    return { ...(await build(seed, goods, say, stopping)), stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

async function build(seed: number, goods: readonly Good[], say: (line: string) => void, stopping: (() => unknown)[]) {
  const [clientSecret, oldClientSecret] = [randomBytes(32).toString("hex"), randomBytes(32).toString("hex")];
  const clock = createClock();
  stopping.push(() => clock.stop());
  const ledger = createLedger(clock);
  const state = createShopState({ clock, ledger });
  const faults = createFaults();
  /** Webhooks that come late, or never. */
  const notNow = new Set<string>();
  const shipbob = createShipBob({ clock, ledger, seed, planSend: (topic) => faults.planSend("shipbob", topic) });
  stockGoods({ state, shipbob }, goods);

  const ports: { web?: number; shell?: string } = {};
  const proxy = createAppProxy({ appPort: () => ports.web, shellOrigin: () => ports.shell ?? "" });
  const appUrl = `http://localhost:${await listen(proxy, 0)}`;
  const tomlPath = join(root, "shopify.app.toml");
  const shopify = createShopify({
    ...{
      clock,
      ledger,
      state,
      clientId: CLIENT_ID,
      clientSecret,
      oldClientSecret,
      appUrl,
      plan: "plus",
      tomlPath,
      resolvers: commerceResolvers,
    },
    conditions: faults.conditions,
    beforeAnswer: faults.beforeAnswer,
    planSend({ topic, webhookId }) {
      const plan = faults.planSend("shopify", topic);
      if (!plan.some(({ delayMs }) => delayMs === 0)) notNow.add(webhookId);
      return plan;
    },
  });
  const standIns: StandIns = {
    admin: { clock, state, shopify, appOrigin: () => appUrl, clientSecret, tomlPath },
    shipbob,
    control: createControl({ shopify, shipbob, faults, state, clock, ledger }),
    storefront: createStorefront({ state, clock }),
    faults,
  };
  const server = createServer((request, response) => void routeRequest(standIns, request, response));
  const origin = `http://localhost:${await listen(server, 0)}`;
  ports.shell = origin;
  stopping.push(() => {
    for (const one of [server, proxy]) {
      one.closeAllConnections();
      one.close();
    }
  });

  const folder = await mkdtemp(join(tmpdir(), "waybill-world-"));
  const processes = await startProcesses({
    root,
    folder,
    clock,
    env: {
      SHOPIFY_API_KEY: CLIENT_ID,
      SHOPIFY_API_SECRET: clientSecret,
      SHOPIFY_OLD_API_SECRET: oldClientSecret,
      SHOPIFY_APP_URL: appUrl,
      STAND_INS_ORIGIN: origin,
    },
  });
  stopping.push(() => processes.stop());
  stopping.push(() => {
    shopify.stop();
    shipbob.stop();
  });
  ports.web = processes.webPort;

  const control = callControl(origin);
  await otherService(control, "Print House");
  const merchant = signInRobot({ shopify, appUrl });
  await setUpDemoShop({ robot: merchant, shopify, shipbob, state, tomlPath, say });
  await control("shipbob/auto-ship", { enabled: false });
  await stockOutside({ control, state }, goods);
  const database = openDatabase(processes.databaseUrl);
  stopping.push(() => database.end());

  return {
    origin,
    control,
    merchant: patient(merchant),
    packer: patient(signInRobot({ shopify, appUrl, as: staffMembers[1] })),
    database,
    processes,
    /** ShipBob's own books, which only its people see. */
    shipbob: { state: () => shipbob.state(), setStock: shipbob.setStock, manchester: shipbob.fulfillmentCenters[0]?.id ?? 0 },
    now: () => clock.now(),
    locationId: async (name: string) => ((await control("state")) as ShopifysState).locations.find((one) => one.name === name)?.id,
    /** The variant of a SKU, as long as it is sold. */
    variantId: async (sku: string) => {
      const found = await asOwner(control, "query ($q: String!) { productVariants(first: 5, query: $q) { nodes { id sku } } }", {
        q: `sku:${sku}`,
      });
      return (found["productVariants"] as { nodes: { id: string; sku: string | null }[] }).nodes.find((one) => one.sku === sku)?.id;
    },
    /** Webhooks of Shopify's that nobody has taken yet. */
    isTelling: () =>
      shopify.webhookDeliveries().some(({ state, attempts, webhookId }) => state === "waiting" && attempts === 0 && !notNow.has(webhookId)),
    folder,
  };
}
