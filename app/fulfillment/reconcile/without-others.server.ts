import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { locationsHolding, otherServiceLocations } from "#app/inventory/locations-holding.server.ts";
import { goodsAtWarehouses } from "#app/stock/goods/goods-at-warehouses.server.ts";
import { keepMoved } from "./keep-moved.server.ts";
import { linesPutAside } from "./put-aside.server.ts";
import type { OrderInFulfillment } from "../load-order.server.ts";
import { linesToShip, type Surroundings } from "./whose-to-ship.ts";

type Waiting = readonly OrderInFulfillment["fulfillmentOrders"][number][];

/**
 * What of `waiting` is Waybill's to route (whose-to-ship): fulfillment orders with those of their lines alone that are. What is another
 * service's or the merchant's stays where it is, and holds up nothing.
 */
export async function withoutOthers(db: ShopDb, shop: Shop, order: OrderInFulfillment, waiting: Waiting): Promise<Waiting> {
  if (waiting.length === 0) return waiting;
  const around = await surroundings(db, shop, order, waiting);
  return waiting.flatMap((one) => {
    const lines = linesToShip(one, around);
    return lines.some(({ requiresShipping, remainingQuantity }) => requiresShipping && remainingQuantity > 0) ? [{ ...one, lines }] : [];
  });
}

async function surroundings(db: ShopDb, shop: Shop, order: OrderInFulfillment, waiting: Waiting): Promise<Surroundings> {
  const warehouses = await db.warehouse.findMany({ where: { shopId: shop.id, locationId: { not: null } }, select: { locationId: true } });
  const ours = new Set(warehouses.flatMap(({ locationId }) => locationId ?? []));
  const otherServices = await otherServiceLocations(db, shop, ours);
  const lines = waiting.flatMap((one) => one.lines);
  const known = await goodsAtWarehouses(db, shop, lines);
  return {
    ours,
    otherServices,
    putAside: await linesPutAside(db, shop, order, waiting),
    kept: await keepMoved(db, shop, order, (at) => !ours.has(at) && !otherServices.has(at)),
    carried: new Set(lines.filter((line) => known.isCarried(line) || known.isShared(line)).flatMap(({ sku }) => sku ?? [])),
    stocked: await locationsHolding(
      db,
      shop,
      lines.flatMap(({ inventoryItemId }) => inventoryItemId ?? []),
    ),
  };
}
