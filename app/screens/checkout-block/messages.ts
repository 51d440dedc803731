import { catalogue } from "#app/platform/messages/catalogue.ts";

/** What the block and the action on Shopify's own page of an abandoned checkout say beyond what the cart's page says. */
export const checkoutBlock = catalogue("screens-checkout-block", {
  "next-step": "Next step {{moment, dayTime}}",
  at: "{{moment, dayTime}}",
  due: "Due {{moment, dayTime}}",
  "link-made":
    "This link brings the cart back in any browser, for {{count, number}} days. An order by it isn't counted as won by a message.",
  "no-link-bought": "It was bought: there is nothing to bring back.",
  "no-link-gone": "The cart is gone: there is nothing to bring back.",
  "no-link-held-out": "Its buyer is held out, so that you can see what recovery really brings: Waybill makes no link for them.",
  stopped: "Everything that ran for this cart is stopped.",
  "nothing-ran": "Nothing runs for this cart.",
  "not-heard-of": "Waybill hasn't heard of this checkout yet.",
});
