import { catalogue } from "#app/platform/messages/catalogue.ts";

/** What recovery says: of carts, of what was done about them, and why something was not. */
export const recovery = catalogue("recovery", {
  "not-found": "This cart isn't there any more.",
  // To whoever opens a link that leads nowhere.
  "link-over": "This link is no longer good. Your things are still in the shop.",
  "link-later": "The shop can't be reached at this moment. Try once more in a minute.",
  // Of a journey's codes.
  "codes-not-allowed": "Shopify has to allow Waybill to make discounts. Until you allow it, this journey's messages go without a code.",
  "codes-refused": "Shopify refused this journey's discount, so its messages go without a code. {{said, message}}",
  "codes-switched-off":
    "This journey's discount was switched off in Shopify, so its messages go without a code. Switch it on there to have codes again.",
  "codes-differ":
    "Shopify keeps this journey's discount otherwise than the journey says, so its messages go without a code. Waybill tries again each hour.",
});
