import { catalogue } from "#app/platform/messages/catalogue.ts";

/** What the screens of recovery say alike, and the index of carts. */
export const recoveryScreen = catalogue("screens-recovery", {
  // The second level.
  carts: "Carts",
  journeys: "Journeys",
  calls: "Calls",
  report: "Report",

  // Channels.
  "channel-email": "Email",
  "channel-sms": "SMS",
  "channel-whatsapp": "WhatsApp",
  "channel-call": "Call",

  // When there is nothing yet.
  "no-carts": "No cart has been left yet",
  "no-carts-why":
    "When a buyer fills a cart and leaves, it appears here within minutes: who it was, what was in it, and what Waybill does to bring them back.",
  "start-journey": "Start a journey",
  "how-it-works": "How recovery works",
  "no-channel": "No channel is connected",
  "no-channel-why": "Carts are caught, but nothing can be sent until you connect email, SMS or WhatsApp.",
  "connect-channel": "Connect a channel",
  "no-live-journey": "No journey is live",
  "no-live-journey-why": "Carts are caught, but nobody is written to. Start from a template: it takes a minute.",

  // Sums.
  "last-days_one": "last {{count}} day",
  "last-days_other": "last {{count}} days",
  "sum-left": "Left",
  "sum-left-basis": "carts that buyers left",
  "sum-left-value": "Left in them",
  "sum-left-value-basis": "at the prices of their lines",
  "sum-written": "Written about",
  "sum-written-basis": "carts of which at least one message left",
  "sum-bought": "Bought afterwards",
  "sum-bought-basis": "{{value, money}} of carts that were written about. What of it is due to recovery is in the report.",

  // The table.
  "one-cart": "cart",
  "many-carts": "carts",
  who: "Who",
  unknown: "Unknown",
  value: "Value",
  since: "Last touched",
  kind: "Got as far as",
  "kind-checkout": "Checkout",
  "kind-cart": "Cart",
  "kind-browse": "Browsing",
  state: "State",
  "state-active": "Shopping",
  "state-abandoned": "Left",
  "state-completed": "Bought",
  "state-gone": "Emptied",
  reach: "Can be reached by",
  reachable: "Can be reached",
  unreachable: "Can't be reached",
  "by-nothing": "Nothing",
  "what-is-done": "What Waybill does",
  "view-left": "Left",
  "view-bought": "Bought after all",
  "view-active": "Shopping now",
  "view-all": "All",
  search: "Search by customer, email, phone, product or SKU",
  pages: "Pages of carts",
  "touched-last-first": "Last touched first",
  "nothing-here": "No carts here.",
  "nothing-found": "No carts match this search.",

  // What is done about a cart, or why nothing.
  "is-active": "Waits: its buyer is still shopping",
  "is-gone": "Nothing: its buyer emptied it",
  "is-bought": "Nothing: bought without a message",
  "is-bought-after": "Bought after a message",
  "is-held-out": "Nothing, on purpose: held out to measure what recovery brings",
  "is-under-way": "In “{{journey}}”",
  "is-under-way-next": "In “{{journey}}”, next step {{moment, dayTime}}",
  "is-withheld": "Nothing: Shopify withholds their email and phone",
  "is-unknown": "Nothing: nobody knows who it is",
  "is-no-address": "Nothing: no email and no phone are known",
  "is-no-consent": "Nothing: they have agreed to no channel",
  "is-no-journey": "Nothing: no journey is live",
  "is-not-taken": "Nothing: no live journey takes this cart",

  // How a run ended.
  "ended-finished": "“{{journey}}” is done",
  "ended-purchased": "“{{journey}}” ended: they bought",
  "ended-refunded": "“{{journey}}” ended: their order was refunded",
  "ended-unsubscribed": "“{{journey}}” ended: they unsubscribed",
  "ended-ticket-opened": "“{{journey}}” ended: they wrote to you",
  "ended-cart-gone": "“{{journey}}” ended: the cart is gone",
  "ended-cart-resumed": "“{{journey}}” rests: they went on with the cart",
  "ended-parcel-over": "“{{journey}}” ended: the parcel arrived, was called off, or wasn't late after all",
  "ended-sold-out": "“{{journey}}” ended: it was sold out again",
  "ended-not-eligible": "“{{journey}}” ended: a message couldn't go to them",
  "ended-stopped": "“{{journey}}” was stopped",
  "ended-redacted": "“{{journey}}” ended: they asked to be forgotten",
  sent_one: "{{what, message}}, {{count}} message",
  sent_other: "{{what, message}}, {{count}} messages",

  // What is missing.
  "withheld-email": "email",
  "withheld-phone": "phone",
  "withheld-name": "name",
  "withheld-address": "address",
  withholds: "Withheld by Shopify: {{fields, list}}",
});
