import { z } from "zod";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { inboxHandler } from "#app/platform/inbox/inbox-handler.ts";
import { SHOP_UNINSTALLED } from "#app/shopify/lifecycle/apply-uninstalled.server.ts";
import { fulfillmentSettings } from "./fulfillment-settings.server.ts";

const Payload = z.object({ uninstalledAt: z.coerce.date() });

/**
 * With the app its permission to move fulfillment orders goes: a merchant who comes back turns routing on, once it is granted again. Who has
 * done so already keeps it.
 */
export const stopRoutingWhenUninstalled = inboxHandler({
  source: "waybill",
  topics: [SHOP_UNINSTALLED],
  evenUninstalled: true,
  run: async (shop, event) => {
    const { uninstalledAt } = Payload.parse(JSON.parse(event.body));
    await inShop(shop, (db) =>
      fulfillmentSettings.save(db, shop, ({ routingSince }) =>
        routingSince !== null && routingSince > uninstalledAt ? {} : { routingEnabled: false },
      ),
    );
  },
});
