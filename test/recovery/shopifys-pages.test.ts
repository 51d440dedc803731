import { afterAll, beforeAll } from "vitest";
import { aShop } from "../support/a-shop.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { abandonedCheckoutPage } from "./checkout-page.ts";
import { segmentPage } from "./segment-page.ts";

// One start for both: what recovery shows and does on Shopify's own pages.
let shop: OpenShop;
beforeAll(async () => {
  shop = await aShop({ sells: {} });
});
afterAll(() => shop.close());

abandonedCheckoutPage(() => shop);
segmentPage(() => shop);
