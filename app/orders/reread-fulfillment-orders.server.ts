import { subscriber } from "#app/platform/events/subscriber.ts";
import { openImport } from "#app/shopify/import/open-import.server.ts";
import { scopesChanged } from "#app/shopify/shopify-events.ts";

/** New scopes show fulfillment orders that were hidden before: they are imported again when the merchant's grant has changed. */
export const rereadFulfillmentOrders = subscriber({
  name: "orders.reread-fulfillment-orders",
  hears: scopesChanged,
  run: (shop, { changedAt }) => openImport(shop, ["fulfillment-orders"], new Date(changedAt)),
});
