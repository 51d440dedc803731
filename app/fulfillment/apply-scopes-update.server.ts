import { inShop } from "#app/platform/db/in-shop.server.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { canRoute } from "#app/shopify/granted-scopes.server.ts";
import { scopesChanged } from "#app/shopify/shopify-events.ts";

import { fulfillment } from "./messages.ts";
import { openException } from "./exceptions/open-exception.server.ts";
import { resolveExceptions } from "./exceptions/resolve-exceptions.server.ts";
import { turnRoutingOff } from "./fulfillment-settings.server.ts";

const SUBJECT = "routing";

/**
 * The merchant has granted scopes, or taken them back. Without those of routing it is turned off and
 * put on the worklist, instead of failing at each order; granted again, that is settled, and the merchant turns routing on.
 */
export const applyScopesUpdate = subscriber({
  name: "fulfillment.keep-permission",
  hears: scopesChanged,
  async run(shop) {
    if (await canRoute(shop)) {
      const granted = fulfillment.message("permission-granted");
      await inShop(shop, (db) => resolveExceptions(db, shop, { subject: SUBJECT, cause: "routing.needs-permission" }, granted));
      return;
    }
    await inShop(shop, async (db) => {
      if (!(await turnRoutingOff(db, shop))) return;
      await openException(db, shop, {
        cause: "routing.needs-permission",
        subject: SUBJECT,
        message: fulfillment.message("needs-permission"),
      });
    });
  },
});
