import type { Api } from "@shopify/ui-extensions/purchase.thank-you.block.render";
import { afterPurchase } from "../../after-purchase/src/after-purchase.tsx";

/** The thank-you page, which is shown once: opened again, it is the order status page. */
export default function thankYouOffers(): void {
  const page: Api = shopify;
  afterPurchase("thank_you", page);
}
