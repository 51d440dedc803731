import { catalogue } from "#app/platform/messages/catalogue.ts";

export const exceptionsScreen = catalogue("screens-exceptions", {
  "reroute-one": "Re-route",
  "reroute-all": "Re-route all {{all, number}}",
  "reroute-order": "Re-route {{order}}",
  "ship-again-one": "Ship again",
  "ship-again-all": "Ship all {{all, number}} again",
  "ship-again-order": "Ship {{order}} again",
  "publish-one": "Try again",
  "publish-all": "Try all {{all, number}} again",
  "publish-order": "Try {{order}} again",
  "asked-again": "Asking Shopify again",
  "allow-in-settings": "Allow in Settings",
  "open-warehouse": "Open the warehouse",
  "an-order": "Order",

  dismiss: "Dismiss",
  "dismiss-all": "Dismiss all {{all, number}}",
  "dismiss-order": "Dismiss {{order}}",
  "why-dealt-with": "Why is it dealt with?",
  "why-all-dealt-with": "Why are these {{all, number}} dealt with?",
  "kept-on-timeline": "Kept on the order's timeline. Trouble that is still there comes back.",
  keep: "Keep",

  "longest-waiting": "Showing the {{shown, number}} that wait longest of {{all, number}}.",
  "listed-here": "Orders that Waybill can't route, and parcels that a warehouse refuses, are listed here with what to do.",
});
