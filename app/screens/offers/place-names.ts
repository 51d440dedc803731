import type { Placement } from "#app/contracts/offers.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { offersScreen } from "./messages.ts";

/** What merchants call the places in which something can be offered. */
export const PLACE_NAMES: Readonly<Record<Placement, Message>> = {
  product_page: offersScreen.message("product-page"),
  cart: offersScreen.message("cart"),
  checkout: offersScreen.message("checkout"),
  post_purchase: offersScreen.message("post-purchase"),
  thank_you: offersScreen.message("thank-you"),
  order_status: offersScreen.message("order-status"),
};
