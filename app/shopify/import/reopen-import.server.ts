import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { hasScope } from "../granted-scopes.server.ts";
import { scopesChanged } from "../shopify-events.ts";
import { importResources, type ImportResource } from "./import-definition.ts";
import { EVERYTHING, OLDER_ORDERS } from "./kept-back.ts";
import { openImport } from "./open-import.server.ts";

/** What belongs to orders, and has to be read again with them. */
const OF_ORDERS: readonly ImportResource[] = ["orders", "fulfillment-orders", "fulfillments"];

/** What Shopify kept back for want of a scope is copied as soon as the merchant has granted it. */
export const reopenImport = subscriber({
  name: "shopify.reopen-import",
  hears: scopesChanged,
  async run(shop) {
    const mayReadAll = await hasScope(shop, "read_all_orders");
    const lacking = await inShop(shop, (db) =>
      db.importStep.findMany({ where: { shopId: shop.id, keptBack: { isEmpty: false } }, select: { resource: true, keptBack: true } }),
    );
    const again = lacking.flatMap(({ resource, keptBack }) => [
      ...(keptBack.includes(EVERYTHING) ? [resource] : []),
      ...(mayReadAll && keptBack.includes(OLDER_ORDERS) ? OF_ORDERS : []),
    ]);
    const resources = importResources.filter((resource) => again.includes(resource));
    if (resources.length > 0) await openImport(shop, resources, nowDate());
  },
});
