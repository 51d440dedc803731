/** The optional scope without which Shopify shows no markets: asked of the merchant where he first wants to choose one. */
export const MARKETS_SCOPE = "read_markets";
