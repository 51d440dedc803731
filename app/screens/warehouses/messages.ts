import { catalogue } from "#app/platform/messages/catalogue.ts";

/** Every warehouse at a glance: a card each. */
export const warehouses = catalogue("screens-warehouses", {
  warehouses: "Warehouses",
  connect: "Connect a warehouse",
  "connect-first": "Connect your first warehouse",
  "why-connect":
    "A warehouse is a building that ships your orders: your own, run with Waybill's screens, or a fulfillment provider's. With two or more, every order goes where it costs least.",

  "provider-and-rank": "{{provider, message}} · rank {{rank, number}}",
  refused: "It no longer lets Waybill in: renew its credentials",
  connecting: "Not connected yet; Waybill tries again by itself",
  failed: "The last attempt failed",

  "prices-unconfirmed": "Prices not confirmed",
  "to-ship": "To ship",
  number: "{{value, number}}",
  "shipped-today": "{{parcels, number}} shipped today",
  late: "{{parcels, number}} late",
  "cut-off": "Cut-off",
  closed: "Closed",
  stock: "Stock",
  units_one: "{{count}} unit",
  units_other: "{{count}} units",
  skus_one: "{{count}} SKU, {{out, number}} sold out",
  skus_other: "{{count}} SKUs, {{out, number}} sold out",
  differ_one: "{{count}} differs in Shopify",
  differ_other: "{{count}} differ in Shopify",
  "on-time": "Left on time",
  share: "{{share, percent}}",
  none: "—",
  "last-28-days": "last 28 days",

  "not-heard": "Not heard from yet",
  heard: "Last heard from {{when}}",
  "unknown-skus_one": "{{count}} SKU there that your shop doesn't sell",
  "unknown-skus_other": "{{count}} SKUs there that your shop doesn't sell",
});
