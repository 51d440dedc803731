import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import type { WarehouseShipment } from "#app/warehouses/warehouse-connection.ts";
import { aboutParcel, openException } from "../exceptions/open-exception.server.ts";
import { fulfillment } from "../messages.ts";

type Parcel = {
  id: string;
  orderId: bigint;
  warehouseId: string;
  warehouse: { name: string };
  order: { name: string };
  lines: readonly { orderLineId: bigint; title: string }[];
};
type Units = readonly { orderLineId: string; quantity: number }[];

/** How a shipment's way ended, when its carrier's last word is that it arrives nowhere. */
export function endOf({ events, deliveredAt }: WarehouseShipment): "lost" | "returned" | null {
  if (deliveredAt !== null) return null;
  const last = [...events].sort((one, other) => (one.happenedAt < other.happenedAt ? -1 : 1)).at(-1);
  return last?.end ?? null;
}

/** A box arrives nowhere: a person decides whether its units are shipped again or paid back. */
export async function reportAstray(db: ShopDb, shop: Shop, parcel: Parcel, end: "lost" | "returned", units: Units): Promise<void> {
  const names = { order: parcel.order.name, warehouse: parcel.warehouse.name };
  const message = fulfillment.message(end, { ...names, units: unitsOf(parcel, units) });
  await openException(db, shop, {
    cause: `parcel.${end}`,
    ...aboutParcel(parcel),
    message,
  });
  await writeTimeline(db, shop, { orderId: parcel.orderId, actor: { kind: "warehouse", name: names.warehouse }, event: end, message });
}

/** A box left with things that the parcel did not ask for, as far as the warehouse says. */
export async function reportOtherGoods(
  db: ShopDb,
  shop: Shop,
  parcel: Parcel,
  shipmentId: string,
  goods: readonly { sku: string; quantity: number }[],
): Promise<void> {
  const units = goods.map(({ sku, quantity }) => fulfillment.message("units-of", { units: quantity, title: sku }));
  const message = fulfillment.message("other-goods", { order: parcel.order.name, warehouse: parcel.warehouse.name, units });
  await openException(db, shop, {
    cause: "parcel.other-goods",
    ...aboutParcel(parcel),
    subject: `goods:${shipmentId}`,
    message,
    staysDismissed: true,
  });
}

function unitsOf({ lines }: Parcel, units: Units): Message[] {
  const titles = new Map(lines.map(({ orderLineId, title }) => [String(orderLineId), title]));
  return units.map(({ orderLineId, quantity }) =>
    fulfillment.message("units-of", { units: quantity, title: titles.get(orderLineId) ?? orderLineId }),
  );
}
