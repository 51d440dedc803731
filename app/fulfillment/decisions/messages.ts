import { catalogue } from "#app/platform/messages/catalogue.ts";

/** What a person decides for one order: on its timeline, why it waits, what is answered, and why something can't be done. */
export const decisions = catalogue("decisions", {
  // The timeline.
  held: "Put it on hold: {{reason, message}}.",
  "held-with-note": "Put it on hold: {{reason, message}}. {{note}}",
  "hold-refused": "Shopify didn't take the hold, so it is held in Waybill alone: {{said}}.",
  released: "Released the hold.",
  "released-in-shopify": "Released the hold in Shopify's admin.",
  "release-refused": "Shopify didn't let go of a hold: {{said}}.",
  chose: "Chose {{warehouse}} to ship it.",
  "chose-to-wait": "Has it wait for stock.",
  "stock-came": "A warehouse can ship it now.",
  "changed-address": "Changed the address.",
  took: "Ships it from {{location}}, without a warehouse of Waybill's.",
  "cancelled-parcel": "Cancelled the parcel at {{warehouse}}.",
  "cancelled-parcel-because": "Cancelled the parcel at {{warehouse}}: {{reason}}",
  "cancelled-a-parcel": "a parcel was cancelled by hand",

  // Why it waits.
  "held-by": "Put on hold by {{by, message}}: {{reason, message}}.",
  "waits-for-stock": "It waits for stock, and goes when a warehouse can ship it.",
  "take-refused": "Shopify didn't let {{order}} be moved to {{location}}: {{said}}. Move it there in Shopify, or re-route it here.",
  "take-refused-short": "Shopify didn't let it be moved",

  // Answers.
  "order-held": "Order held",
  "order-released": "Order released",
  "order-waits": "Order waits for stock",
  "warehouse-chosen": "{{warehouse}} chosen",
  "goes-when-released": "{{warehouse}} chosen for when it is released",
  "yours-to-ship": "Yours to ship",
  "parcel-cancelled": "Parcel cancelled",
  "address-changed": "Address changed",
  "province-left-over": "This is a province of the country that the order had before: enter one of the new country, or leave it empty.",
  "held-orders_one": "Order held",
  "held-orders_other": "{{count}} orders held",
  "released-orders_one": "Order released",
  "released-orders_other": "{{count}} orders released",
  "some-done": "{{done, number}} of {{count, number}} orders. {{why, message}}",
  "choose-up-to": "Choose between 1 and {{most, number}} orders.",

  // Why not.
  "no-such-order": "This order isn't in Waybill.",
  over: "{{order}} is over: nothing more happens to it.",
  left: "All of {{order}} has left its warehouse.",
  "in-hands": "{{order}} is being packed, or has left.",
  "release-first": "{{order}} is on hold. Release it first.",
  "on-hold-already": "{{order}} is on hold already.",
  "yours-already": "{{order}} is yours to ship already.",
  "nothing-holds": "Nothing that you can overrule holds {{order}}.",
  "enough-stock": "{{order}} doesn't lack stock.",
  "waits-already": "{{order}} waits for stock already.",
  "no-such-warehouse": "This warehouse can't be chosen: it isn't connected.",
  "no-such-location": "Choose a location of your own that is active.",
  "may-not-write-orders": "Waybill may not change orders yet. Allow it when Shopify asks.",
  "address-refused": "Shopify didn't take the address: {{said, message}}",
  "no-such-parcel": "There is no such parcel.",
  "parcel-left": "{{warehouse}} has already picked or shipped this parcel.",
  silent: "{{order}} stays where it is: {{why, message}} Try again in a minute.",
});
