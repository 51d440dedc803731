import type { Placement } from "#app/contracts/offers.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { offer } from "./messages.ts";
import type { OfferedKind } from "./typed-offer.ts";

/** An offer to begin with: what differs from an empty one. */
export type OfferTemplate = { id: string; title: Message; about: Message; placement: Placement; kind: OfferedKind };

export const OFFER_TEMPLATES: readonly OfferTemplate[] = [
  {
    id: "goes-with-cart",
    title: offer.message("template-cart"),
    about: offer.message("template-cart-about"),
    placement: "cart",
    kind: "recommended",
  },
  {
    id: "beside-product",
    title: offer.message("template-product"),
    about: offer.message("template-product-about"),
    placement: "product_page",
    kind: "chosen",
  },
  {
    id: "free-shipping",
    title: offer.message("template-shipping"),
    about: offer.message("template-shipping-about"),
    placement: "cart",
    kind: "free_shipping",
  },
  {
    id: "more-for-less",
    title: offer.message("template-volume"),
    about: offer.message("template-volume-about"),
    placement: "product_page",
    kind: "volume",
  },
  {
    id: "gift",
    title: offer.message("template-gift"),
    about: offer.message("template-gift-about"),
    placement: "cart",
    kind: "gift",
  },
  {
    id: "after-payment",
    title: offer.message("template-after"),
    about: offer.message("template-after-about"),
    placement: "post_purchase",
    kind: "recommended",
  },
];
