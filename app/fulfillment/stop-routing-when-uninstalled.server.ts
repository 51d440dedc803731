import { inShop } from "#app/platform/db/in-shop.server.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { appUninstalled } from "#app/shopify/shopify-events.ts";
import { fulfillmentSettings } from "./fulfillment-settings.server.ts";

/**
 * With the app its permission to move fulfillment orders goes: a merchant who comes back turns routing on, once it is granted again. Who has
 * done so already keeps it.
 */
export const stopRoutingWhenUninstalled = subscriber({
  name: "fulfillment.stop-routing",
  hears: appUninstalled,
  evenUninstalled: true,
  run: async (shop, { uninstalledAt }) => {
    await inShop(shop, (db) =>
      fulfillmentSettings.save(db, shop, ({ routingSince }) =>
        routingSince !== null && routingSince > new Date(uninstalledAt) ? {} : { routingEnabled: false },
      ),
    );
  },
});
