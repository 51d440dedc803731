import { catalogue } from "#app/platform/messages/catalogue.ts";

/** What ShipBob is called and asks for, and what Waybill says of its answers. What ShipBob said itself stands in `said`. */
export const shipBobWords = catalogue("warehouses-shipbob", {
  label: "ShipBob",
  about: "ShipBob's buildings pick, pack and ship. You need an API token from ShipBob's dashboard.",
  invitation: "Connect ShipBob",
  token: "Personal access token",
  "token-help": "In ShipBob's dashboard: Integrations, then API tokens. Waybill keeps it encrypted.",
  "no-token": "Paste the token",

  // Who the token belongs to, and what it may do.
  "unknown-token": "ShipBob doesn't know this token. Copy it again from ShipBob: Integrations, then API tokens.",
  "missing-scope": "This token isn't allowed to {{what, message}}. Make one in ShipBob with the scope {{scope}}.",
  "may-read-channels": "read channels",
  "may-read-orders": "read orders",
  "may-place-orders": "place orders",
  "may-read-stock": "read stock",
  "may-read-buildings": "read buildings",
  "other-channel": "This token can't place orders in channel {{channel}}. Choose one of its own channels.",
  "no-webhooks":
    "This token isn't allowed to set up webhooks. Make one in ShipBob with the scope {{scope}}; until then Waybill asks ShipBob by itself.",
  "not-called": "ShipBob won't call {{address}}: it must be a public https address.",

  // Orders that it does not take, or keeps.
  "unknown-sku": "ShipBob doesn't know SKU {{skus}}",
  "out-of-stock": "ShipBob is out of stock: {{said}}",
  "no-service": "ShipBob has no way to ship this: {{said}}",
  "bad-address": "ShipBob can't use this address: {{said}}",
  refused: "ShipBob refused the order: {{said}}",
  "refused-silently": "ShipBob refused the order and didn't say why",
  "address-needs": "The address needs {{missing, list}}",
  "a-street": "a street",
  "a-city": "a city",
  "a-country": "a country",
  "address-incomplete": "ShipBob needs a street, a city and a country",
  "no-shipment": "ShipBob has no shipment of this order that could be changed",
  "address-fixed": "ShipBob doesn't change the address of this shipment any more",
  address: "an address",
  "already-picked": "ShipBob has already picked this order",
  "says-no-more": "ShipBob says {{status}} and nothing more",

  // What it was asked about.
  channels: "channels",
  locations: "locations",
  orders: "orders",
  "new-order": "a new order",
  cancellation: "a cancellation",
  stock: "stock",
  tracking: "tracking",
  "shipping-methods": "shipping methods",
  webhooks: "webhooks",
  "new-webhook": "a new webhook",
  "pages-in-circles": "ShipBob's pages of {{what, message}} go round in a circle.",
});
