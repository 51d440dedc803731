import { otherServiceLocations } from "#app/inventory/locations-holding.server.ts";
import { isPlanned } from "#app/parcels/parcel-stage.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { compareWarehouses, type WarehouseChoice } from "#app/routing/by-hand/compare-warehouses.ts";
import type { RoutableOrder } from "#app/routing/routable-order.ts";
import type { WarehouseOffer } from "#app/routing/warehouse-offer.ts";
import { find, readDecisions } from "../decisions/keep-decisions.server.ts";
import { takenBackEasily } from "../decisions/take-back.server.ts";
import { hasUnits } from "../gates/held-because.ts";
import { loadOrder, type OrderInFulfillment } from "../load-order.server.ts";
import { unattached } from "../requests/unattached.ts";
import { readOffers } from "./plan-with-stock.server.ts";
import { routableOrder } from "./routable-order.ts";

export type WarehouseChoices = {
  /** Of the charges. */
  currency: string;
  choices: WarehouseChoice[];
  /** Units that can be decided on. */
  units: number;
  /** The warehouse that a person chose before, by its id. */
  chosen: string | null;
};

/**
 * What each warehouse would charge to ship what can still be decided of an order, as if its parcels that are taken back easily were back on
 * their shelves; null when there is no such order. Nothing is reserved.
 */
export function readWarehouseChoices(shop: Shop, orderId: bigint): Promise<WarehouseChoices | null> {
  return inShop(shop, async (db) => {
    const order = await loadOrder(db, shop, orderId);
    if (!order) return null;
    const wanted = routableOrder(order, await whatIsOpen(db, shop, order), shop.currency);
    const { order: named, offers, policy } = await readOffers(db, shop, wanted, { terms: order, locked: false });
    return {
      currency: shop.currency,
      choices: compareWarehouses(named, withShelved(offers, order, named), policy),
      units: wanted.lines.reduce((sum, { quantity }) => sum + quantity, 0),
      chosen: find(await readDecisions(db, shop, orderId), "warehouse")?.decision.warehouseId ?? null,
    };
  });
}

/** Units that stand nowhere under way, and those of parcels that would be taken back. */
async function whatIsOpen(db: ShopDb, shop: Shop, order: OrderInFulfillment) {
  const warehouses = await db.warehouse.findMany({ where: { shopId: shop.id, locationId: { not: null } }, select: { locationId: true } });
  const others = await otherServiceLocations(db, shop, new Set(warehouses.flatMap(({ locationId }) => locationId ?? [])));
  const loose = unattached(order).filter(
    (one) => hasUnits(one) && (one.assignedLocationId === null || !others.has(one.assignedLocationId)),
  );
  const facts = order.fulfillmentOrders.flatMap((one) => one.lines);
  // The fulfillment orders of a parcel that is only planned are loose still.
  const parcels = takenBackEasily(order).filter((parcel) => !isPlanned(parcel));
  return [
    ...loose,
    ...parcels.map(({ lines }) => ({
      lines: lines.map(({ orderLineId, sku, quantity, shipped }) => {
        const told = facts.find((line) => line.orderLineId === orderLineId);
        return {
          orderLineId,
          sku: told ? told.sku : sku,
          inventoryItemId: told?.inventoryItemId ?? null,
          remainingQuantity: quantity - shipped,
          requiresShipping: true,
          grams: told?.grams ?? null,
        };
      }),
    })),
  ];
}

/** The offers with what the order's own parcels hold back on the shelves, under the names that its lines have there. */
function withShelved(offers: readonly WarehouseOffer[], order: OrderInFulfillment, { lines: named }: RoutableOrder): WarehouseOffer[] {
  const nameOf = new Map(named.map(({ lineId, sku }) => [lineId, sku]));
  return offers.map((offer) => {
    const stock = new Map(offer.stock);
    for (const { lines } of takenBackEasily(order).filter(({ warehouseId }) => warehouseId === offer.id))
      for (const { orderLineId, sku, quantity, shipped } of lines) {
        const name = nameOf.get(String(orderLineId)) ?? sku;
        stock.set(name, (stock.get(name) ?? 0) + quantity - shipped);
      }
    return { ...offer, stock };
  });
}
