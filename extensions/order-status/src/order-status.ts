import type { Api } from "@shopify/ui-extensions/customer-account.order-status.block.render";
import { afterPurchase } from "../../after-purchase/src/after-purchase.tsx";

/** The page to which a buyer comes back. */
export default function orderStatus(): void {
  const page: Api = shopify;
  afterPurchase("order_status", page);
}
