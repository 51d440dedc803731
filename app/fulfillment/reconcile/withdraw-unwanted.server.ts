import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { cancelParcel } from "../dispatch/cancel-parcels.server.ts";
import { openException } from "../exceptions/open-exception.server.ts";
import type { OrderInFulfillment } from "../load-order.server.ts";
import { fulfillment } from "../messages.ts";
import { type UnitsOfLine, unwantedUnits } from "./unwanted-units.ts";

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
    else await reportUnwanted(shop, order, parcel, unwanted);
  }
  return stopped;
}

async function reportUnwanted(
  shop: Shop,
  order: OrderInFulfillment,
  parcel: OrderInFulfillment["parcels"][number],
  unwanted: readonly UnitsOfLine[],
): Promise<void> {
  const message = fulfillment.message("unwanted-too-late", {
    order: order.name,
    warehouse: parcel.warehouse.name,
    units: told(order, unwanted),
  });
  await inShop(shop, async (db) => {
    const opened = await openException(db, shop, {
      cause: "parcel.unwanted",
      subject: `parcel:${parcel.id}`,
      orderId: order.id,
      parcelId: parcel.id,
      shared: { warehouseId: parcel.warehouseId },
      message,
      staysDismissed: true,
    });
    if (opened) await writeTimeline(db, shop, { orderId: order.id, actor: { kind: "shopify" }, event: "unwanted", message });
  });
}

/** "2 × Tea towel, 1 × Mug" */
export function told(order: OrderInFulfillment, units: readonly UnitsOfLine[]) {
  const titles = new Map(order.lines.map(({ id, title }) => [id, title]));
  return units.map((one) =>
    fulfillment.message("units-of", { units: one.units, title: titles.get(one.orderLineId) ?? String(one.orderLineId) }),
  );
}
