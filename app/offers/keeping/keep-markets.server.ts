import { copyMarkets } from "#app/catalog/copy-markets.server.ts";
import { MARKETS_SCOPE } from "#app/catalog/markets-scope.ts";
import { everyShop } from "#app/platform/jobs/job.ts";
import type { Shop } from "#app/platform/shop.ts";
import { hasScope } from "#app/shopify/granted-scopes.server.ts";
import { renewOfferBook } from "../serving/offer-book.server.ts";

/** Shopify sends no news of markets without a scope that few shops grant: those that granted it are asked now and then. */
export const refreshMarkets = everyShop({
  name: "offers.refresh-markets",
  everySeconds: 1800,
  async run(shop) {
    if (await hasScope(shop, MARKETS_SCOPE)) await readMarkets(shop);
  },
});

/** Reads the shop's markets, which offers can be for, from Shopify. False where the merchant hasn't allowed it. */
export async function readMarkets(shop: Shop): Promise<boolean> {
  const isRead = await copyMarkets(shop);
  renewOfferBook(shop);
  return isRead;
}
