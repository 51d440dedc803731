import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { canRoute } from "#app/shopify/granted-scopes.server.ts";
import { fulfillmentSettings, turnRoutingOff } from "../fulfillment-settings.server.ts";

export type RoutingSwitch =
  | { outcome: "on" }
  /** Shopify does not yet let Waybill move and request fulfillment orders: the merchant must grant it first. */
  | { outcome: "needs-permission" }
  /** There is nowhere to route to. */
  | { outcome: "no-warehouse" };

/** Turns routing on, for orders placed from now on. Turned on again, it goes on from where it was. */
export async function enableRouting(shop: Shop): Promise<RoutingSwitch> {
  if (!(await canRoute(shop))) return { outcome: "needs-permission" };
  return inShop(shop, async (db): Promise<RoutingSwitch> => {
    const connected = await db.warehouse.count({ where: { shopId: shop.id, state: "connected" } });
    if (connected === 0) return { outcome: "no-warehouse" };
    await fulfillmentSettings.save(db, shop, ({ routingEnabled }) =>
      routingEnabled ? {} : { routingEnabled: true, routingSince: thisSecond() },
    );
    return { outcome: "on" };
  });
}

/** Turns routing off: new orders stay where Shopify puts them. Parcels under way go on. */
export async function disableRouting(shop: Shop): Promise<void> {
  await inShop(shop, (db) => turnRoutingOff(db, shop));
}

/** Shopify's times are whole seconds: an order of this very second is one placed from now on. */
function thisSecond(): Date {
  return new Date(Math.floor(nowDate().getTime() / 1000) * 1000);
}
