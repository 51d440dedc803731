import { z } from "zod";
import type { AccessGroup } from "./access-groups.ts";

/** Of the app's manifest, what asks for a scope by being there. */
const App = z.object({ app_proxy: z.object({}).optional() });

/** Of an extension's manifest, its kind. */
const Extension = z.object({ extensions: z.array(z.object({ type: z.string() })).default([]) });

/**
 * Scopes that no document asks for: Shopify wants them for what the manifests declare.
 *
 * An app proxy needs `write_app_proxy` (shopify.dev, "About app proxies"); a page after the purchase needs `write_checkout_extensions_apis`
 * (Shopify's list for app review, 5.8.1); a web pixel needs `read_customer_events` beside what its mutations need (shopify.dev, "Build web pixels"). Takes the parsed `shopify.app.toml`, and the parsed `shopify.extension.toml` of each extension.
 */
export function manifestScopes(app: unknown, extensions: readonly unknown[]): AccessGroup[] {
  const types = new Set(extensions.flatMap((manifest) => Extension.parse(manifest).extensions.map(({ type }) => type)));
  return [
    ...(App.parse(app).app_proxy === undefined ? [] : [{ anyOf: ["write_app_proxy"], asks: "[app_proxy]" }]),
    ...(types.has("checkout_post_purchase") ? [{ anyOf: ["write_checkout_extensions_apis"], asks: "checkout_post_purchase" }] : []),
    ...(types.has("web_pixel_extension") ? [{ anyOf: ["read_customer_events"], asks: "web_pixel_extension" }] : []),
  ];
}
