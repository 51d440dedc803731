import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { cancelParcel } from "../dispatch/cancel-parcels.server.ts";
import type { OrderInFulfillment } from "../load-order.server.ts";
import { fulfillment } from "../messages.ts";
import { reportUnwanted, told } from "./report-unwanted.server.ts";
import { unwantedUnits } from "./unwanted-units.ts";

/**
 * Stops, at their warehouses, the parcels that hold units which Shopify no longer wants; what is still wanted of them is planned anew. Where
 * it is too late, a person is told which units leave all the same. True when a parcel was stopped: the order is to be looked at again.
 */
export async function withdrawUnwanted(shop: Shop, order: OrderInFulfillment): Promise<boolean> {
  let stopped = false;
  for (const parcel of order.parcels) {
    const unwanted = unwantedUnits(parcel, order.fulfillmentOrders);
    if (unwanted.length === 0) continue;
    const why = fulfillment.message("no-longer-wanted", { units: told(order, unwanted) });
    if (await cancelParcel(shop, parcel, { why, by: { kind: "shopify" } })) stopped = true;
    else await inShop(shop, (db) => reportUnwanted(db, shop, order, parcel, unwanted));
  }
  return stopped;
}
