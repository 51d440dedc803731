import { now } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { planChosen } from "#app/routing/by-hand/compare-warehouses.ts";
import { planRoute } from "#app/routing/plan-route.ts";
import type { RoutableOrder } from "#app/routing/routable-order.ts";
import type { RoutingPolicy } from "#app/routing/routing-policy.ts";
import type { RoutingOutcome } from "#app/routing/routing-outcome.ts";
import type { WarehouseOffer } from "#app/routing/warehouse-offer.ts";
import { lockStock, sellableStock } from "#app/stock/sellable-stock.server.ts";
import { lostLocations } from "../exceptions/lost-locations.server.ts";
import { fulfillmentSettings } from "../fulfillment-settings.server.ts";
import type { Warehouse } from "#generated/prisma/client.ts";
import { PriceList } from "#app/warehouses/price-list.ts";
import { chooseService, ServiceChoices, type ShippingLine } from "#app/warehouses/services/service-choice.ts";

/**
 * Plans an order on the stock of this moment, at the prices of what its buyer chose at checkout. The stock rows of its SKUs stay locked until `db`'s transaction ends, so that what
 * the plan promises cannot be promised twice: write the parcels in the same transaction. With a warehouse that a person has `chosen` it is the
 * only one that may ship it.
 */
export async function planWithStock(
  db: ShopDb,
  shop: Shop,
  order: RoutableOrder,
  shippingLine: ShippingLine,
  chosen?: string,
): Promise<RoutingOutcome> {
  await lockStock(db, shop, skusOf(order));
  const { offers, policy } = await readOffers(db, shop, order, shippingLine);
  const ofChoice = chosen === undefined ? null : planChosen(order, offers, policy, chosen);
  return ofChoice ?? planRoute(order, offers, policy);
}

const skusOf = (order: RoutableOrder) => [...new Set(order.lines.map((line) => line.sku).filter(Boolean))];

/** What each warehouse can do for an order at this moment, and what the merchant set of routing. */
export async function readOffers(
  db: ShopDb,
  shop: Shop,
  order: RoutableOrder,
  shippingLine: ShippingLine,
): Promise<{ offers: WarehouseOffer[]; policy: RoutingPolicy }> {
  const stock = await sellableStock(db, shop, skusOf(order));
  const warehouses = await db.warehouse.findMany({ where: { shopId: shop.id, locationId: { not: null } }, orderBy: { priority: "asc" } });
  const lost = await lostLocations(db, shop);
  const policy = await fulfillmentSettings.read(db, shop);

  const offers = warehouses.map((warehouse): WarehouseOffer => ({
    id: warehouse.id,
    name: warehouse.name,
    priority: warehouse.priority,
    stock: stock.get(warehouse.id) ?? new Map<string, number>(),
    prices: pricesFor(warehouse, shippingLine),
    calendar: { timeZone: warehouse.timeZone, cutOff: warehouse.cutOff, workingDays: warehouse.workingDays },
    open: warehouse.state === "connected" && !lost.has(warehouse.id),
  }));
  const { splitPenalty, maxParcels, dayOfDelayCost, priorityCost } = policy;
  return { offers, policy: { splitPenalty, maxParcels, dayOfDelayCost, priorityCost, now: now() } };
}

/** What a warehouse charges for what the buyer chose at checkout, as far as the merchant has said that it costs more. */
function pricesFor(warehouse: Pick<Warehouse, "prices" | "services" | "serviceChoices">, shippingLine: ShippingLine): PriceList {
  const prices = PriceList.parse(warehouse.prices);
  const { extra } = chooseService(shippingLine, ServiceChoices.parse(warehouse.serviceChoices), warehouse.services);
  return extra === 0 ? prices : { ...prices, zones: prices.zones.map((zone) => ({ ...zone, base: zone.base + extra })) };
}
