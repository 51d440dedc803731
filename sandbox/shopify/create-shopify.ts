import { existsSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Clock } from "../clock.ts";
import type { Ledger } from "../ledger.ts";
import type { GraphqlEngine } from "./api/answer-graphql.ts";
import { createCostBucket, type ShopPlan } from "./api/cost-bucket.ts";
import { createDocumentCache } from "./api/document-cache.ts";
import { createFieldPlans } from "./api/field-plans.ts";
import { createIdempotencyStore, type IdempotencyStore } from "./api/idempotency-store.ts";
import { everyScope, runAsOwner, type OwnersAnswer, type OwnersDocument } from "./api/run-as-owner.ts";
import { sendJson } from "./api/send-json.ts";
import { serveAdminApi } from "./api/serve-admin-api.ts";
import { appInstallationResolvers } from "./auth/app-installation-resolvers.ts";
import { createInstallation, installationGid, type Installation } from "./auth/installation.ts";
import { readAppConfig, type AppConfig } from "./auth/read-app-config.ts";
import { serveTokenEndpoint } from "./auth/serve-token-endpoint.ts";
import { createSessionTokens } from "./auth/session-tokens.ts";
import { createTokenStore } from "./auth/token-store.ts";
import { uninstalledEvent } from "./auth/uninstalled-event.ts";
import type { BeforeAnswer } from "./before-answer.ts";
import { allIsWell, type Conditions } from "./conditions.ts";
import { bulkFilesHost } from "./bulk/bulk-files-host.ts";
import { bulkNodeResolvers } from "./bulk/bulk-node-resolvers.ts";
import { bulkResolvers, hasExpired } from "./bulk/bulk-resolvers.ts";
import { createBulkOperations, type BulkOperations } from "./bulk/create-bulk-operations.ts";
import { serveBulkFile } from "./bulk/serve-bulk-file.ts";
import { createCallbackCaller } from "./callbacks/create-callback-caller.ts";
import { createFlow, type Flow } from "./flow/create-flow.ts";
import { mergeResolvers } from "./merge-resolvers.ts";
import { createPostPurchase, type PostPurchase } from "./post-purchase/create-post-purchase.ts";
import type { RequestContext, ResolverMap } from "./resolver-map.ts";
import { loadAdminSchema } from "./schema/load-admin-schema.ts";
import { eraseCustomer } from "./state/erase-customer.ts";
import type { ShopState } from "./state/shop-state.ts";
import { createWebhookSender, type WebhookSenderOptions } from "./webhooks/create-webhook-sender.ts";
import { privacyEvent, type PrivacyTopic } from "./webhooks/privacy-event.ts";
import type { WebhookDelivery } from "./webhooks/webhook-delivery.ts";

export type ShopifyOptions = {
  clock: Clock;
  ledger: Ledger;
  state: ShopState;
  clientId: string;
  clientSecret: string;
  /** Where the app takes webhooks: what subscriptions with a relative address are resolved against. */
  appUrl: string;
  plan: ShopPlan;
  /** The app's `shopify.app.toml`: scopes and webhook subscriptions. It may come to be later. */
  tomlPath: string;
  resolvers: ResolverMap;
  beforeAnswer?: BeforeAnswer | undefined;
  /** What is the matter with it; nothing unless said. */
  conditions?: Conditions | undefined;
  /** The secret before the last rotation: some webhooks are signed with it while `secret-rotated` strikes. */
  oldClientSecret?: string | undefined;
  planSend?: WebhookSenderOptions["planSend"];
};

export type Shopify = {
  /** Answers a request whose host is the shop's domain or `bulkFilesHost`. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** The id token of a merchant who opens the app. To open an app that is not there installs it, as Shopify-managed installation does. */
  mintIdToken(user: { userId: string }): Promise<string>;
  /** Runs an Admin document as the shop's owner: without scopes, without a cost bucket. What it does is told by webhooks as anybody's doing is. */
  runAsOwner(asked: OwnersDocument): Promise<OwnersAnswer>;
  scopes: Pick<Installation, "granted" | "grantOptionalScopes" | "revokeOptionalScopes">;
  isInstalled(): boolean;
  /** Tokens die first, then `app/uninstalled` goes out; `shop/redact` follows 48 hours later. */
  uninstall(): void;
  /** Ends the hour of every access token now; refresh tokens live on. */
  expireTokens(): void;
  /** A topic about a customer takes the one with that id, or else the first one who bought. Who is to be redacted is erased here first. */
  sendPrivacyTopic(topic: PrivacyTopic, customerId?: number): void;
  /** Says so by `app/scopes_update`, if the scopes are others than they were told last. */
  tellScopes(): void;
  /** What a checkout does for the app's offers after payment. */
  postPurchase: PostPurchase;
  /** Shopify Flow's calls to the app. */
  flow: Flow;
  /** The last thousand webhooks and how they fared. */
  webhookDeliveries(): readonly WebhookDelivery[];
  stop(): void;
};

type Engine = { api: GraphqlEngine; bulk: BulkOperations; ownersKeys: IdempotencyStore };

/** Shopify, for one app on one shop. */
export function createShopify(options: ShopifyOptions): Shopify {
  const {
    clock,
    ledger,
    state,
    clientId,
    clientSecret,
    conditions = allIsWell,
    beforeAnswer = () => Promise.resolve("go on" as const),
  } = options;
  const shopDomain = state.shop.myshopifyDomain;
  state.appHost = new URL(options.appUrl).host;
  const config = appConfigAt(options.tomlPath);

  /** The scopes that the app was told of last. */
  let told: string[] = [];
  const installation = narrowed(createInstallation({ clock, events: state.events, config }), conditions);
  const tokens = createTokenStore(clock);
  const sessionTokens = createSessionTokens({ clock, shopDomain, clientId, clientSecret });
  const webhooks = createWebhookSender({
    clock,
    appUrl: options.appUrl,
    shopDomain,
    secretFor: (topic) => (conditions.strikes("secret-rotated", topic) ? (options.oldClientSecret ?? clientSecret) : clientSecret),
    hidesPeople: (topic) => conditions.strikes("protected-data", topic),
    saysNothing: (topic) => conditions.strikes("empty-body", topic),
    config,
    planSend: options.planSend,
  });
  const callbacks = createCallbackCaller({
    clock,
    callbacks: state.callbacks,
    shopDomain,
    clientSecret,
    isInstalled: installation.isInstalled,
  });
  const stopListening = state.events.on((event) => {
    if (event.topic === "app/scopes_update") told = [...installation.granted()];
    if (!installation.isInstalled()) return;
    webhooks.send(event);
    callbacks.hear(event);
  });

  const engine = createEngine(options, installation);
  // Told to whoever asks first; until then it must not bring the process down.
  engine.catch(() => undefined);

  const context = (): RequestContext => ({
    shop: state,
    grantedScopes: installation.granted(),
    clock,
    ledger,
    actor: "app",
    hidesPeople: conditions.strikes("protected-data"),
  });

  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? "/", `https://${shopDomain}`);
    const { api, bulk } = await engine;
    const host = request.headers.host?.split(":")[0];
    if (host === bulkFilesHost) {
      const operation = bulk.find(Number(pathname.split("/")[2]));
      await serveBulkFile(request, response, operation && !hasExpired(operation, clock) ? bulk.pathOf(operation) : undefined);
      return;
    }
    const isPost = request.method === "POST";
    if (host !== shopDomain) sendJson(response, 404, { errors: "Not Found" });
    else if (isPost && pathname === "/admin/oauth/access_token")
      await serveTokenEndpoint({ clientId, clientSecret, installation, sessionTokens, tokens }, beforeAnswer, request, response);
    else if (isPost && /^\/admin\/api\/((\d{4}-\d{2}|unstable)\/)?graphql\.json$/.test(pathname))
      await serveAdminApi({ engine: api, isAlive: tokens.isAlive, context, beforeAnswer }, request, response);
    else sendJson(response, 404, { errors: "Not Found" });
  };

  const sendPrivacyTopic: Shopify["sendPrivacyTopic"] = (topic, customerId) => {
    const customers = [...state.customers.values()];
    const customer = customerId === undefined ? customers.find(({ orderIds }) => orderIds.length > 0) : state.customers.get(customerId);
    const event = privacyEvent(
      topic,
      {
        shopId: state.shop.id,
        shopDomain,
        customer: customer ? { id: customer.id, email: customer.email, phone: customer.phone } : null,
        orderIds: customer?.orderIds ?? [],
      },
      clock.now(),
    );
    if (topic === "customers/redact" && customer) eraseCustomer(state, customer);
    webhooks.send(event);
  };

  return {
    async handle(request, response) {
      try {
        await route(request, response);
      } catch (fault) {
        // A caller who hung up while he was read is no fault of ours.
        if (request.destroyed && !request.complete) return;
        console.error("Shopify stand-in:", fault);
        sendJson(response, 500, { errors: "Internal Server Error" });
      }
    },
    mintIdToken(user) {
      if (!installation.isInstalled()) {
        installation.install();
        told = [...installation.granted()];
      }
      return sessionTokens.mint(user);
    },
    async runAsOwner(asked) {
      const { api, ownersKeys } = await engine;
      return runAsOwner({ ...api, idempotency: ownersKeys }, asked, {
        ...context(),
        grantedScopes: everyScope,
        actor: "merchant",
        hidesPeople: false,
      });
    },
    scopes: installation,
    tellScopes() {
      const current = [...installation.granted()];
      if (!installation.isInstalled() || current.join() === told.join()) return;
      const payload = { id: installationGid, previous: told, current, updated_at: clock.now().toString() };
      state.events.emit({ topic: "app/scopes_update", resourceId: installationGid, payload, at: clock.now() });
    },
    isInstalled: installation.isInstalled,
    uninstall() {
      tokens.revokeAll();
      if (!installation.uninstall()) return;
      state.webPixel = null;
      webhooks.send(uninstalledEvent(state));
      // Who comes back within two days keeps what the app knows.
      clock.schedule(clock.now().add({ hours: 48 }), () => {
        if (!installation.isInstalled()) sendPrivacyTopic("shop/redact");
      });
    },
    expireTokens: tokens.expireAll,
    sendPrivacyTopic,
    postPurchase: createPostPurchase(state, { clientId, clientSecret }),
    flow: createFlow(state, { appUrl: options.appUrl, clientSecret }),
    webhookDeliveries: webhooks.deliveries,
    stop() {
      stopListening();
      webhooks.stop();
      callbacks.stop();
      void engine.then(({ bulk }) => bulk.stop()).catch(() => undefined);
    },
  };
}

/** The app on the shop, without the scopes that it lost meanwhile. */
function narrowed(installation: Installation, conditions: Conditions): Installation {
  const granted = () => {
    const lost = conditions.revokedScopes();
    return lost.length === 0 ? installation.granted() : new Set([...installation.granted()].filter((scope) => !lost.includes(scope)));
  };
  return { ...installation, granted };
}

async function createEngine(
  { clock, plan, resolvers, conditions = allIsWell }: ShopifyOptions,
  installation: Installation,
): Promise<Engine> {
  const admin = await loadAdminSchema();
  const check = createDocumentCache(admin.schema);
  const scopes = new Set([...admin.access.values()].flatMap(({ groups }) => groups.flat()));
  const bulk = createBulkOperations({ admin, plans: () => plans, check, conditions });
  const ofBulk = bulkResolvers(bulk);
  const plans = createFieldPlans(
    admin,
    mergeResolvers(
      resolvers,
      ofBulk,
      bulkNodeResolvers(ofBulk, resolvers),
      appInstallationResolvers(installation, (scope) => scopes.has(scope)),
    ),
  );
  const api = {
    admin,
    plans,
    check,
    idempotency: createIdempotencyStore(clock),
    bucket: createCostBucket(() => conditions.plan() ?? plan, clock),
  };
  return { api, bulk, ownersKeys: createIdempotencyStore(clock) };
}

/** The app's configuration, read once it is there. */
function appConfigAt(tomlPath: string): () => AppConfig {
  let found: AppConfig | undefined;
  return () => {
    if (found) return found;
    const config = readAppConfig(tomlPath);
    if (existsSync(tomlPath)) found = config;
    return config;
  };
}
