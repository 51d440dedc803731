import { catalogue } from "#app/platform/messages/catalogue.ts";

export const exceptionsScreen = catalogue("screens-exceptions", {
  // What solves it, at once.
  "reroute-one": "Re-route",
  "reroute-all": "Re-route all {{all, number}}",
  "ship-again-one": "Ship again",
  "ship-again-all": "Ship all {{all, number}} again",
  "publish-one": "Try again",
  "publish-all": "Try all {{all, number}} again",
  "stop-one": "Ask again to stop it",
  "stop-all": "Ask again to stop all {{all, number}}",
  "stop-here-one": "Stop the parcel",
  "stop-here-all": "Stop all {{all, number}} parcels",
  "ask-warehouse-one": "Ask it now",
  "ask-warehouse-all": "Ask all {{all, number}} now",
  "restore-one": "Set it up in Shopify again",
  "restore-all": "Set all {{all, number}} up in Shopify again",
  "apply-again-one": "Apply it again",
  "apply-again-all": "Apply all {{all, number}} again",
  "take-off-one": "Take it off and refund it",
  "take-off-all": "Take off and refund all {{all, number}}",
  resume: "Resume {{warehouse}}",
  "asked-again": "Asking Shopify again",
  resumed: "Warehouse resumed",
  "not-paused": "That warehouse isn't paused any more.",
  "applied-again_one": "{{count}} event is being applied",
  "applied-again_other": "{{count}} events are being applied",
  "of-order": "{{does, message}}: {{order}}",

  // What is asked before money goes back.
  "take-off-title_one": "Take the item off the order?",
  "take-off-title_other": "Take the items off {{count}} orders?",
  "take-off-does_one":
    "The buyer gets back what it cost, and Shopify emails him. The rest of the order goes on. Should a warehouse have it by now, it is shipped instead.",
  "take-off-does_other":
    "Each buyer gets back what his item cost, and Shopify emails him. The rest of the orders goes on. What a warehouse has by now is shipped instead.",
  "take-off-declined": "Without that permission Waybill can't refund. Take the item off in Shopify instead.",

  // What is asked before a parcel is stopped that lies at the merchant's own station.
  "stop-here-title_one": "Stop the parcel?",
  "stop-here-title_other": "Stop {{count}} parcels?",
  "stop-here-does_one":
    "It lies at your own packing station, and is stopped at once: its items go back on the shelf. What its order still wants goes to a warehouse again, unless something holds it.",
  "stop-here-does_other":
    "They lie at your own packing station, and are stopped at once: their items go back on the shelf. What their orders still want goes to a warehouse again, unless something holds it.",

  // What is asked before goods leave a second time.
  "ship-again-title": "Ship {{order}} again?",
  "ship-all-again-title_one": "Ship {{count}} order again?",
  "ship-all-again-title_other": "Ship {{count}} orders again?",
  "ship-again-does":
    "A second parcel is made of what is still on the order: the goods leave your stock once more, and a warehouse charges for it once more. So far this was shipped:",
  "ship-again-undone": "A new parcel is made. Its first one was marked as shipped and never left:",
  "units-of": "{{units, number}} × {{title}}",
  "shipped-units": "{{order}}: {{units, list}}",
  "shipped-at": "{{at, dateTime}} from {{warehouse}}, without a tracking number",
  "shipped-with": "{{at, dateTime}} from {{warehouse}} with {{carrier}}, without a tracking number",
  "shipped-tracked": "{{at, dateTime}} from {{warehouse}}, tracking {{numbers, list}}",
  "shipped-with-tracked": "{{at, dateTime}} from {{warehouse}} with {{carrier}}, tracking {{numbers, list}}",
  "end-lost": "The carrier lost it.",
  "end-returned": "It was sent back to the warehouse.",
  "end-delivered": "It was delivered.",
  "end-cancelled": "Its fulfillment was cancelled in Shopify afterwards.",
  "end-undone": "{{by, message}} undid the shipment: it never left.",
  "end-none": "It is on its way, as far as Waybill knows.",

  // Where a person puts it right.
  "count-at": "Count {{sku}} at {{warehouse}}",
  "see-stock-at": "Stock of {{sku}} at {{warehouse}}",
  "add-price": "Add a price for {{country, country}} at {{warehouse}}",
  "set-prices": "Set the prices of {{warehouse}}",
  connect: "Connect a warehouse",
  "open-product": "Open the product in Shopify",
  "open-order-in-shopify": "Open the order in Shopify",
  "raise-limit": "Raise the limit in Settings",
  renew: "Renew credentials of {{warehouse}}",
  "open-alerts": "Open alerts",
  "only-of": "Only: {{cause, message}}",
  "show-all": "Show all",
  "allow-in-settings": "Allow in Settings",
  "choose-warehouse": "Choose a warehouse",
  "choose-warehouse-of": "Choose a warehouse for {{order}}",
  "change-address": "Change the address",
  "change-address-of": "Change the address of {{order}}",
  "an-order": "Order",
  "sku-named": "{{sku}} ({{title}})",
  country: "{{country, country}}",

  // Who looks after it.
  all: "All",
  mine: "Mine",
  owner: "Owner",
  "owner-of": "Owner of {{what}}",
  nobody: "No owner",
  me: "{{name}} (you)",
  you: "You",
  "take-all": "Assign all to me",
  "no-longer-there": "Somebody else",

  dismiss: "Dismiss",
  "dismiss-all": "Dismiss all {{all, number}}",
  "dismiss-order": "Dismiss {{order}}",
  "why-dealt-with": "Why is it dealt with?",
  "why-all-dealt-with": "Why are these {{all, number}} dealt with?",
  "kept-on-timeline": "Kept on the order's timeline. It comes back when something about the trouble changes.",
  "say-why": "Say why: somebody will ask.",
  keep: "Keep",

  dismissed: "Dismissed",
  "no-longer-listed": "No longer on this list",
  "dismissed-help": "Trouble that stands as it was when somebody dismissed it. What has ended since isn't listed.",
  undo: "Undo",
  "undo-dismissal-of": "Undo the dismissal of {{what}}",

  "longest-waiting": "Showing the {{shown, number}} that wait longest of {{all, number}}.",
  "listed-here": "Orders that Waybill can't route, and parcels that a warehouse refuses, are listed here with what to do.",
  "nothing-is-yours": "Nothing is yours. Exceptions that somebody assigns to you are listed here.",
});
