/** The optional scopes of `shopify.app.toml`: asked of the merchant when routing is turned on. */
export const routingScopes = ["write_merchant_managed_fulfillment_orders", "write_third_party_fulfillment_orders"] as const;
