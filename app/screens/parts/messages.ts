import { catalogue } from "#app/platform/messages/catalogue.ts";

/** What several screens say alike: stages, departures, amounts of orders and units. */
export const parts = catalogue("screens-parts", {
  "search-too-long_one": "This search is too long: it has {{count}} character, and {{longest, number}} are the most.",
  "search-too-long_other": "This search is too long: it has {{count}} characters, and {{longest, number}} are the most.",
  // Where an order is on its way.
  "stage-received": "Received",
  "stage-held": "Held",
  "stage-routed": "Routed",
  "stage-at-warehouse": "At warehouse",
  "stage-shipped": "Shipped",
  "stage-delivered": "Delivered",
  "stage-needs-you": "Needs you",
  "stage-cancelled": "Cancelled",
  "stage-done-elsewhere": "Not through Waybill",
  // Where a parcel is.
  "stage-planned": "Planned",
  "stage-requested": "Requested",
  "stage-picked": "Picked",
  "stage-packed": "Packed",
  "stage-partly-shipped": "Partly shipped",
  "stage-lost": "Lost",
  "stage-returned": "Sent back",
  "stage-problem": "Problem",
  // How a warehouse's connection stands.
  "stage-connecting": "Connecting",
  "stage-connected": "Connected",
  "stage-paused": "Paused",
  "stage-refused": "Sign-in refused",
  "stage-unknown": "Other ({{stage}})",

  late: "Late",
  "leaves-today": "Leaves today",
  "leaves-tomorrow": "Leaves tomorrow",
  "leaves-on": "Leaves {{day, weekday}}",
  "days-late_one": "{{count}} day late",
  "days-late_other": "{{count}} days late",

  "promised-by": "There by {{day, weekday}}",
  "promise-kept": "Kept: there on {{day, weekday}}",
  "broken-by-warehouse": "Not there by {{day, weekday}}: left late",
  "broken-by-carrier": "Not there by {{day, weekday}}: slow carrier",
  "broken-by-plan": "Not there by {{day, weekday}}: planned again",

  orders_one: "{{count}} order",
  orders_other: "{{count}} orders",
  units_one: "{{count}} unit",
  units_other: "{{count}} units",
  items_one: "{{count}} item",
  items_other: "{{count}} items",

  open_one: "{{count}} open",
  open_other: "{{count}} open",
  oldest: "oldest {{age, message}}",
  "nothing-needs-you": "Nothing needs you.",
  resolve: "Resolve",
  reroute: "Re-route",
  "connect-warehouse": "Connect a warehouse",
  "packing-slip": "Packing slip",
});
