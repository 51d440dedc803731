import { ApiVersion } from "@shopify/shopify-api";

/** The version of the Admin API that the documents are written and checked for. `shopify.app.toml` names the same for webhooks. */
export const apiVersion = ApiVersion.October26;
