import "@shopify/shopify-app-remix/adapters/node";
import { LogSeverity } from "@shopify/shopify-api";
import { AppDistribution, shopifyApp } from "@shopify/shopify-app-remix/server";
import { env } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";
import { apiVersion } from "./api-version.ts";
import { sessionStorage } from "./tokens/session-storage.server.ts";

/**
 * Shopify's own library for embedded apps: the session token's way, token exchange, the bounce and exit pages.
 *
 * Scopes and webhooks are not set here: Shopify installs the app by `shopify.app.toml`. What is to be done after an exchange does not hang
 * on the library's hook, which a crash or another process may skip: see `merchant`.
 */
export const shopify = shopifyApp({
  apiKey: env.SHOPIFY_API_KEY,
  apiSecretKey: env.SHOPIFY_API_SECRET,
  apiVersion,
  appUrl: env.SHOPIFY_APP_URL,
  authPathPrefix: "/auth",
  isEmbeddedApp: true,
  distribution: AppDistribution.AppStore,
  sessionStorage,
  logger: {
    level: LogSeverity.Warning,
    log: (severity, message) => Promise.resolve(severity === LogSeverity.Error ? log.error(message) : log.warn(message)),
  },
  future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
});
