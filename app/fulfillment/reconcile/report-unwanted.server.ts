import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { aboutParcel, openException } from "../exceptions/open-exception.server.ts";
import { fulfillment } from "../messages.ts";
import type { UnitsOfLine } from "./unwanted-units.ts";

type Order = { id: bigint; name: string; lines: readonly { id: bigint; title: string }[] };

/** Units that Shopify no longer wants leave, or have left, all the same: a person is told which. */
export async function reportUnwanted(
  db: ShopDb,
  shop: Shop,
  order: Order,
  parcel: { id: string; orderId: bigint; warehouseId: string; warehouse: { name: string } },
  unwanted: readonly UnitsOfLine[],
): Promise<void> {
  const message = fulfillment.message("unwanted-too-late", {
    order: order.name,
    warehouse: parcel.warehouse.name,
    units: told(order, unwanted),
  });
  const opened = await openException(db, shop, {
    cause: "parcel.unwanted",
    ...aboutParcel(parcel),
    message,
    staysDismissed: true,
  });
  if (opened) await writeTimeline(db, shop, { orderId: parcel.orderId, actor: { kind: "shopify" }, event: "unwanted", message });
}

/** "2 × Tea towel, 1 × Mug" */
export function told(order: Pick<Order, "lines">, units: readonly UnitsOfLine[]) {
  const titles = new Map(order.lines.map(({ id, title }) => [id, title]));
  return units.map((one) =>
    fulfillment.message("units-of", { units: one.units, title: titles.get(one.orderLineId) ?? String(one.orderLineId) }),
  );
}
