import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { join } from "node:path";
import { startPostgres } from "#app/platform/db/embedded/start-postgres.server.ts";
import { createAppProxy } from "./app/create-app-proxy.ts";
import { startWebAndWorker, type WebAndWorker } from "./app/start-web-and-worker.ts";
import { createChat } from "./chat/create-chat.ts";
import { createClock } from "./clock.ts";
import { createControl } from "./control/create-control.ts";
import { createDns } from "./dns/create-dns.ts";
import { loadRetail } from "./data/load-retail.ts";
import { restartPostgres } from "./end-postgres.ts";
import { freshDatabase } from "./fresh-database.ts";
import { createLedger } from "./ledger.ts";
import { listen } from "./listen.ts";
import { createMailInbox } from "./mail/create-mail-inbox.ts";
import { openNeighbour } from "./open-neighbour.ts";
import { ownFolder } from "./own-folder.ts";
import { createPacker } from "./robots/create-packer.ts";
import { setUpDemoShop } from "./robots/set-up-demo-shop.ts";
import { type Robot, signInRobot } from "./robots/sign-in-robot.ts";
import { routeRequest, type StandIns } from "./route-request.ts";
import { createFaults } from "./faults/create-faults.ts";
import { createShipBob } from "./shipbob/create-shipbob.ts";
import { createSms } from "./sms/create-sms.ts";
import { staffMembers } from "./shopify/auth/staff-members.ts";
import { createShopify, type Shopify } from "./shopify/create-shopify.ts";
import { applicationUrlIn } from "./shopify/auth/read-app-config.ts";
import { skewedClock } from "./shopify/skewed-clock.ts";
import { commerceResolvers } from "./shopify/resolvers/commerce-resolvers.ts";
import { addUsualSegments } from "./shopify/segments/add-segment.ts";
import { createShopState } from "./shopify/state/create-shop-state.ts";
import { createWhatsApp } from "./whatsapp/create-whatsapp.ts";
import { createStorefront } from "./storefront/create-storefront.ts";
import type { HostedApp } from "./storefront/hosted-app.ts";
import { stockWarehouses } from "./stock-warehouses.ts";

export type SandboxOptions = {
  /** The checkout, with a production build in `build/`. */
  root: string;
  /** Wanted ports of the sandbox's address and of the app; others are taken when they are in use. 0 is any. */
  port: number;
  appPort: number;
  /** Retail transactions to open the shop with; without it the slice in the repository. */
  dataFile?: string;
  /** Leaves installing, connecting and turning on to whoever opens the shop. */
  fresh: boolean;
  seed: number;
  /** How often the app asks warehouses for news and looks through what stands still; 20 unless said. */
  pollSeconds?: number;
  /** Another shop beside it, with the same app. */
  neighbour?: boolean;
  /** Where the extensions are that buyers' pages host; the app's own unless said. */
  extensionsFolder?: string;
  say(line: string): void;
};

export type Sandbox = {
  /** The one address to open. */
  url: string;
  shopify: Shopify;
  /** A member of the staff at the app's screens. */
  robot: Robot;
  /** What the app was charged by Shopify's Admin API so far. */
  pointsSpent(): number;
  shipbobToken: string;
  /** Where mail is handed over: `smtp://127.0.0.1:4402`. */
  smtpUrl: string;
  app: WebAndWorker;
  /** Restarts PostgreSQL under the app, which then takes its time to find it again. */
  restartPostgres(): Promise<void>;
  /** What a merchant does on the first day, where it was left to whoever opens the shop (`fresh`). */
  setUp(): Promise<void>;
  stop(): Promise<void>;
};

const CLIENT_ID = "0123456789abcdef0123456789abcdef";

/** A whole shop on this machine: the app's production build, PostgreSQL, and a stand-in for everybody the app speaks to. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const clientSecret = randomBytes(32).toString("hex");
  const oldClientSecret = randomBytes(32).toString("hex");
  const clock = createClock();
  const ledger = createLedger(clock);
  const stopping: (() => unknown)[] = [() => clock.stop()];
  const stop = async () => {
    for (const step of stopping.splice(0).reverse()) await step();
  };

  try {
    const faults = createFaults();
    const shopifysClock = skewedClock(clock, faults.conditions.skewMs);
    const state = createShopState({ clock: shopifysClock, ledger });
    await loadRetail(state, { ...(options.dataFile !== undefined && { file: options.dataFile }), seed: options.seed });
    addUsualSegments(state);
    const shipbob = createShipBob({ clock, ledger, seed: options.seed, planSend: (topic) => faults.planSend("shipbob", topic) });
    stockWarehouses(state, shipbob, options.seed);

    const mail = createMailInbox({ clock, ledger, meet: faults.meet });
    const smtpPort = await mail.listen(options.port === 0 ? 0 : options.port + 2);
    stopping.push(() => mail.stop());

    const dns = createDns();
    const dnsServer = await dns.listen();
    stopping.push(() => dns.stop());

    const sms = createSms({ clock, ledger, seed: options.seed, meet: faults.meet, planSend: (topic) => faults.planSend("sms", topic) });
    stopping.push(() => sms.stop());
    const whatsapp = createWhatsApp({
      clock,
      ledger,
      seed: options.seed,
      meet: faults.meet,
      planSend: (topic) => faults.planSend("whatsapp", topic),
    });
    stopping.push(() => whatsapp.stop());

    const chat = createChat({ clock, ledger });

    const running: { app?: WebAndWorker } = {};
    const shellOrigin = { value: "" };
    const proxy = createAppProxy({ appPort: () => running.app?.port, shellOrigin: () => shellOrigin.value });
    const appUrl = `http://localhost:${await listen(proxy, options.appPort)}`;
    stopping.push(() => close(proxy));

    let points = 0;
    const tomlPath = join(options.root, "shopify.app.toml");
    const ofEveryShop = {
      clock: shopifysClock,
      ledger,
      clientId: CLIENT_ID,
      clientSecret,
      oldClientSecret,
      conditions: faults.conditions,
      appUrl,
      plan: "plus",
      tomlPath,
      resolvers: commerceResolvers,
    } as const;
    const shopify = createShopify({
      ...ofEveryShop,
      state,
      beforeAnswer: (request) => {
        points += request.points ?? 0;
        return faults.beforeAnswer(request);
      },
      planSend: ({ topic }) => faults.planSend("shopify", topic),
    });
    stopping.push(() => {
      shopify.stop();
      shipbob.stop();
    });

    const neighbour = options.neighbour ? await openNeighbour({ ...ofEveryShop, ...options }) : undefined;
    stopping.push(() => neighbour?.shopify.stop());

    const robot = signInRobot({ shopify, appUrl });
    const packer = createPacker({ robot: signInRobot({ shopify, appUrl, as: staffMembers[1] }), state, clock });
    const hosted: HostedApp = {
      clientId: CLIENT_ID,
      clientSecret,
      origin: () => appUrl,
      applicationUrl: applicationUrlIn(tomlPath),
      extensionsFolder: options.extensionsFolder ?? join(options.root, "extensions"),
      settings: new Map(),
    };
    const standIns: StandIns = {
      admin: { clock, state, shopify, appOrigin: () => appUrl, clientSecret, tomlPath, hosted },
      shipbob,
      control: createControl({ shopify, shipbob, faults, state, clock, ledger, packer, mail, dns, sms, whatsapp, chat, appUrl }),
      storefront: createStorefront({ state, clock, app: hosted }),
      faults,
      mail,
      sms,
      whatsapp,
      chat,
      ...(neighbour && { neighbour }),
    };
    const server = createServer((request, response) => void routeRequest(standIns, request, response));
    // Longer than callers keep an idle connection, as the app's.
    server.keepAliveTimeout = 65_000;
    shellOrigin.value = `http://localhost:${await listen(server, options.port)}`;
    stopping.push(() => close(server));

    const { folder, giveBack } = ownFolder(join(options.root, ".data", "sandbox"));
    stopping.push(giveBack);
    const postgres = await startPostgres({ folder: join(folder, "postgres"), settings: ["fsync=off", "synchronous_commit=off"] });
    stopping.push(() => postgres.stop());

    const database = await freshDatabase(postgres.url);

    const app = await startWebAndWorker({
      root: options.root,
      clock,
      logFile: join(folder, "app.log"),
      env: {
        NODE_ENV: "production",
        DATABASE_URL: Object.assign(new URL(postgres.loginUrl), { pathname: new URL(database).pathname }).href,
        DATABASE_OWNER_URL: database,
        SHOPIFY_API_KEY: CLIENT_ID,
        SHOPIFY_API_SECRET: clientSecret,
        SHOPIFY_OLD_API_SECRET: oldClientSecret,
        SHOPIFY_APP_URL: appUrl,
        ENCRYPTION_KEYS: `local:${randomBytes(32).toString("base64")}`,
        APP_BRIDGE_URL: `${shellOrigin.value}/_admin/app-bridge.js`,
        STAND_INS_ORIGIN: shellOrigin.value,
        POLL_SECONDS: String(options.pollSeconds ?? 20),
        RECONCILE_SECONDS: "20",
        DNS_SERVERS: dnsServer,
        PRIVATE_MAIL_HOSTS: `127.0.0.1:${String(smtpPort)},localhost:${String(smtpPort)}`,
      },
    });
    running.app = app;
    stopping.push(() => app.stop());

    const setUp = async () => {
      await setUpDemoShop({ robot, shopify, shipbob, state, tomlPath, say: options.say });
      await neighbour?.setUp();
    };
    if (!options.fresh) await setUp();
    packer.start();
    stopping.push(() => packer.stop());
    return {
      url: shellOrigin.value,
      shopify,
      robot,
      pointsSpent: () => points,
      shipbobToken: shipbob.account.token,
      smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
      app,
      restartPostgres: () => restartPostgres(postgres),
      setUp,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function close(server: ReturnType<typeof createServer>): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
