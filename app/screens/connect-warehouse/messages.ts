import { catalogue } from "#app/platform/messages/catalogue.ts";

/** Connecting a warehouse, step by step. */
export const connectWizard = catalogue("screens-connect-warehouse", {
  title: "Connect a warehouse",
  warehouses: "Warehouses",

  "step-numbered": "{{number, number}}. {{title}}",
  done: "Done",
  change: "Change",
  "change-step": "Change: {{title}}",
  continue: "Continue",
  connect: "Connect the warehouse",
  connected: "Warehouse connected",
  "goes-on": "Not connected yet: Waybill goes on by itself",
  "not-connected": "Couldn't connect the warehouse",

  // Its steps, and what was chosen.
  credentials: "Credentials",
  "connected-to": "Connected to {{account}}",
  "where-it-is": "Where it is",
  "building-and-channel": "Building and channel",
  building: "Building",
  "when-it-ships": "When it ships",
  "ships-by_one": "Cut-off {{cutOff, time}}, {{count}} day a week",
  "ships-by_other": "Cut-off {{cutOff, time}}, {{count}} days a week",
  "what-it-costs": "What it costs",
  terms: "When it ships and what it costs",
  "tells-no-prices": "{{provider, message}} doesn't tell its prices: enter what your contract says.",

  // Which warehouse it is.
  name: "Name",
  "name-help": "Also the name of its location in Shopify",
  channel: "Channel that orders are placed under",
  "start-from": "Stock to start with",
  "start-from-help": "Its units move to the new warehouse's location, so that nothing is counted twice",
  "everything-at": "Everything at {{location}}",
  nothing: "Nothing: I will count",
  street: "Street and number",
  city: "City",
  postcode: "Postcode",
  country: "Country",
  province: "Province or state code",

  "no-buildings": "This {{provider, message}} account has no building that ships. Ask {{provider, message}} to open one.",
  "no-channels": "This {{provider, message}} account has no channel to place orders under. Make one there first.",
});
