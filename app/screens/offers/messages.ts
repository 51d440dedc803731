import { catalogue } from "#app/platform/messages/catalogue.ts";

/** What a merchant offers, and what became of it. */
export const offersScreen = catalogue("screens-offers", {
  "new-offer": "New offer",
  draft: "Draft",
  live: "Live",
  "live-not-seen": "Live, not seen yet",
  "live-not-shown": "Live, not shown",
  paused: "Paused",

  // Where.
  "product-page": "Product page",
  cart: "Cart",
  checkout: "Checkout",
  "post-purchase": "After payment",
  "thank-you": "Thank-you page",
  "order-status": "Order status",

  "offers-before": "Offers before these",
  "offers-after": "More offers",

  // What.
  "chosen-variants_one": "One product that you chose",
  "chosen-variants_other": "The first of {{count, number}} products that you chose that can ship",
  "recommended-one": "What goes best with the cart",
  "recommended-many": "Up to {{count, number}} products that go with the cart",
  "goal-shipping": "Free shipping from {{amount, money}}",
  "goal-discount": "{{percent, percent}} off from {{amount, money}}",
  "volume-steps_one": "{{percent, percent}} off from {{units, number}} units on",
  "volume-steps_other": "{{percent, percent}} off from {{units, number}} units on, and more from more ({{count, number}} steps)",
  "bought-and-had": "Buy {{bought, number}}, get {{had, number}} at {{percent, percent}} off",
  "gift-for-units_one": "A gift with one unit of the chosen products",
  "gift-for-units_other": "A gift with {{count, number}} units of the chosen products",
  "gift-for-amount": "A gift from {{amount, money}} spent on the chosen products",
  "bundle-of": "A bundle of {{count, number}} units, {{percent, percent}} less than they cost one by one",
  "with-discount": "{{what, message}}, {{percent, percent}} off",
  "to-everybody": "To every buyer.",
  unreadable: "What was saved of this offer can't be read. Open it and save it again.",

  // What became of it.
  shown: "Shown",
  "shown-basis": "times it stood on a buyer's page, last 28 days",
  number: "{{value, number}}",
  taken: "Taken",
  "taken-basis": "times a buyer took it, last 28 days",
  "take-rate": "Take rate",
  "take-rate-basis": "taken, of those shown, last 28 days",
  "take-rate-none": "Nothing was shown yet",
  share: "{{share, percent}}",
  none: "—",
  "goal-not-taken": "A goal is reached, not taken: only how often it was shown is counted.",
  "in-orders_one": "In {{count, number}} order",
  "in-orders_other": "In {{count, number}} orders",
  "order-value": "Average order with it",
  "order-value-basis": "net of refunds, last 28 days",
  "order-value-beside": "Beside {{without}} of buyers who saw it and left it: no proof that the offer made the difference",
  "order-value-none": "No order with it in the last 28 days",

  // What they brought.
  results: "How it does",
  brought: "What offers bring",
  "brought-period": "Of purchases that began from {{since}} to {{until}}.",
  "brought-how":
    "Known by comparing what buyers paid who could be offered something with those who never are, whether they took anything or not: net of discounts, refunds and cancelled orders, without test orders. A purchase counts {{days, number}} days after it began, when its refund time of {{refundDays, number}} days is over.",
  "not-settled_one": "{{count, number}} purchase isn't settled yet and not counted.",
  "not-settled_other": "{{count, number}} purchases aren't settled yet and not counted.",
  "orders-taken_one": "{{count, number}} order of the last 28 days with something that was offered",
  "orders-taken_other": "{{count, number}} orders of the last 28 days with something that was offered",
  group: "Buyers",
  "group-offered": "Could be offered something",
  "group-held-out": "Never offered anything",
  purchases: "Purchases begun",
  "paid-orders": "Paid orders",

  // What stops it.
  "allow-discounts": "Allow discounts",
  "stopped-by-discount": "Not shown: its discount in Shopify isn't as the offer says",
  "allow-products": "Allow making products",
  "stopped-by-bundle": "Not shown: its bundle in Shopify isn't as the offer says",
  "bundle-awaited": "Not shown until its bundle stands in Shopify",
  "bundle-awaited-why": "Waybill has Shopify make the product, gives it its price, and looks at it again every hour.",
  "discount-awaited": "Not shown until its discount stands in Shopify",
  "discount-awaited-why": "A buyer never pays more than he was told. Waybill makes the discount and looks at it again every hour.",
  unsold: "Not shown: your shop doesn't sell what it offers",
  "unsold-why": "It is a draft, archived or deleted in Shopify. Make it active there, or choose something else.",
  "often-not-shown_one": "Not shown most often because: {{why, message}} ({{count, number}} time in the last 7 days)",
  "often-not-shown_other": "Not shown most often because: {{why, message}} ({{count, number}} times in the last 7 days)",

  // The first offer.
  "first-title": "Make your first offer",
  "first-why":
    "Buyers are shown only what a warehouse can ship with their order, and some are shown nothing, so that you see what offers really bring. Choose where to begin: each can be live in a minute.",
  "start-from": "Start from",
  "start-with": "Start",
  "start-with-it": "Start: {{template, message}}",
  "blank-offer": "An empty offer",

  // How it gets in front of buyers.
  places: "Where offers stand",
  "places-why": "Once for each place, whatever you offer there. Until then nothing is shown in it.",
  "in-place": "In place",
  "not-seen": "Not seen yet",
  "not-seen-why": "No buyer's page has asked here while an offer was live. Place it, and open the page once yourself.",
  "last-seen": "A buyer's page last asked here:",
  "seen-there": "{{place}}, last asked by a buyer's page {{at}}",
  "place-it": "Place it",
  "place-it-there": "Place it: {{place, message}}",
  "in-theme": "Place it in your theme",
  "in-theme-it": "Place it in your theme: {{block}}",
  "in-checkout": "Open checkout settings",
  "in-checkout-it": "Open checkout settings: {{block}}",
  "place-product": "Beside a product",
  "place-product-how": "A block of your theme's product page.",
  "place-cart": "In the cart",
  "place-cart-how": "A block of your theme's cart page.",
  "place-goal": "The way to a goal",
  "place-goal-how": "A block of your theme's cart page that says what is missing for free shipping or a discount.",
  "place-bar": "In the cart drawer",
  "place-bar-how": "A bar for themes whose cart opens at the side. You turn it on under App embeds.",
  "place-checkout": "Within checkout",
  "place-checkout-how": "A block that you add in Shopify's checkout editor. Only shops on Shopify Plus can.",
  "place-post-purchase": "After payment",
  "place-post-purchase-how": "You choose Waybill there under Post-purchase page.",
  "place-thank-you": "On the thank-you page",
  "place-thank-you-how": "A block that you add in Shopify's checkout editor, on its thank-you page.",
  "place-order-status": "On the order status page",
  "place-order-status-how": "A block that you add in Shopify's checkout editor, on its order status page.",

  // Those who are never offered anything.
  // What is sold and can't be shipped after all.
  short: "When nobody can ship it after all",
  "short-why":
    "Before a buyer is shown or charged for something, Waybill looks whether a warehouse can ship it with the order. When stock goes in between, or Shopify was told late, the rest of the order leaves all the same.",
  "short-then": "The item that was offered",
  "short-take-off": "Take it off the order and refund it",
  "short-ask": "Ask me on Exceptions",
  "short-not-allowed": "Waybill can't do that until you let it change orders in Shopify. Until then it asks you on Exceptions.",
  "allow-take-off": "Allow",
  "short-saved": "Saved",

  measuring: "How offers are measured",
  "measuring-why":
    "What offers bring is known by the buyers who were never offered anything. Of more of them you know it sooner; of fewer, more are offered something.",
  holdout: "Of 100 buyers, so many are never offered anything",
  "holdout-help": "From {{least, number}} to {{most, number}}. A purchase stays on the side where it is, from the first page to the last.",
  "refund-days": "Days until nothing comes back",
  "refund-days-help":
    "Counted from when an order was placed. Refunds until then are deducted from what offers brought; later ones change nothing.",
  "holdout-saved": "Measuring saved",

  // Why nothing was shown.
  "why-none": "Why nothing was shown",
  "why-none-of_one": "The latest decision without an offer, of the last 7 days.",
  "why-none-of_other": "The latest {{count, number}} decisions without an offer, of the last 7 days.",
  "why-none-never": "In the last 7 days no buyer was left without an offer in a place where one is live.",
  place: "Place",
  why: "Why",
  times: "Times",

  "not-there": "There is no such offer any more. Go back to Offers.",
});
