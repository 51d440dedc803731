import { catalogue } from "#app/platform/messages/catalogue.ts";

/** What can be done with an order, and what is asked before it is. */
export const orderActions = catalogue("screens-order-actions", {
  hold: "Hold",
  release: "Release",
  choose: "Choose warehouse",
  keep: "I ship this one",
  wait: "Wait for stock",
  "cancel-parcel": "Cancel parcel",
  cancel: "Cancel",
  back: "Go back",

  "hold-title_one": "Hold this order?",
  "hold-title_other": "Hold {{count}} orders?",
  "hold-does":
    "No warehouse ships it until it is released. What lies at a warehouse and isn't picked yet is taken back. Shopify shows the hold too.",
  "change-address": "Change address",
  "address-title": "Where does this order go?",
  "address-does": "The address is changed in Shopify too, and the order's warehouse is chosen anew where it goes to another country.",
  "first-name": "First name",
  "last-name": "Last name",
  company: "Company",
  "address-line-2": "Apartment, suite",
  province: "Province or state",
  "province-help": "Its name or its code, where the country has them",
  "choose-country": "Choose a country",
  phone: "Phone",
  "phone-help": "For the carrier, with the country's prefix",
  "address-not-allowed": "The address stays as it is: Shopify asks you to let Waybill change orders first.",
  reason: "Reason",
  "reason-other": "Another reason",
  "reason-incorrect-address": "Incorrect address",
  "reason-awaiting-payment": "Awaiting payment",
  "reason-high-risk-of-fraud": "High risk of fraud",
  "reason-inventory-out-of-stock": "Out of stock",
  "reason-awaiting-return-items": "Awaiting returned items",
  "reason-unknown-delivery-date": "Unknown delivery date",
  note: "Note",
  "note-help": "Your staff see it here and in Shopify",

  "release-title_one": "Release this order?",
  "release-title_other": "Release {{count}} orders?",
  "release-does": "It goes to a warehouse at once. Holds that others placed in Shopify are released too.",

  "reroute-title_one": "Re-route this order?",
  "reroute-title_other": "Re-route {{count}} orders?",
  "reroute-does":
    "What lies at a warehouse and isn't picked yet is cancelled there, and the best warehouse is looked for anew. A warehouse that you chose is forgotten.",

  "choose-title": "Choose the warehouse",
  "choose-does": "It ships everything that isn't picked yet. What lies at another warehouse is cancelled there.",
  "choose-when-released": "The order is on hold: it goes there when it is released.",
  "looking-up": "Looking up what each warehouse would charge",
  "not-looked-up": "Couldn't look up the warehouses. Close this and try again.",
  "nothing-to-choose": "No warehouse is connected.",
  charges: "{{charge, money}} · leaves {{day, weekday}}",
  best: "What Waybill would choose",
  "costs-more": "{{more, money}} more than the best",
  "costs-less": "{{less, money}} less, and worse by your penalties and ranks",
  "costs-the-same": "As much as the best",
  "chosen-now": "Chosen now",
  "choose-this": "Choose it",
  "prices-unconfirmed": "Compared by each warehouse's prices in Waybill.",

  "keep-title": "Ship this order yourself?",
  "keep-does":
    "It leaves Waybill's warehouses: what isn't picked yet is cancelled there, and its fulfillment in Shopify moves to your location. You pack it and fulfil it in Shopify. To give it back, re-route it here.",
  "ships-from": "Ships from",
  "no-own-location": "Shopify has no active location of your own. Add one in Shopify's settings.",

  "wait-title": "Wait for stock?",
  "wait-does": "The order leaves the list of what needs you, and goes by itself as soon as a warehouse has everything.",

  "cancel-title": "Cancel the parcel at {{warehouse}}?",
  "cancel-does_one": "{{count}} unit isn't shipped. {{warehouse}} is told to stop it.",
  "cancel-does_other": "{{count}} units aren't shipped. {{warehouse}} is told to stop them.",
  "cancel-then":
    "Then the order is on hold: nothing of it is sent until you release it, choose a warehouse and release it, or ship it yourself. Refunds are made in Shopify.",
  "cancel-reason": "Reason (optional)",
  "cancel-reason-help": "Kept on the order's timeline",
  "keep-parcel": "Keep the parcel",
});
