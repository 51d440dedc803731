import { env } from "#app/platform/env.server.ts";

/**
 * The secrets by which Shopify signs for this app, the newest first. For up to an hour after it was rotated Shopify still signs with the old
 * one, which is taken as long as it stands in the environment.
 */
export const appSecrets: readonly string[] = [env.SHOPIFY_API_SECRET, env.SHOPIFY_OLD_API_SECRET].filter((secret) => secret !== undefined);
