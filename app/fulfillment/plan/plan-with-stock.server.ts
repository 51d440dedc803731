import { now } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { planChosen } from "#app/routing/by-hand/compare-warehouses.ts";
import { explainUnroutable } from "#app/routing/explain-unroutable.ts";
import { planRoute } from "#app/routing/plan-route.ts";
import type { RoutableOrder } from "#app/routing/routable-order.ts";
import type { RoutingPolicy } from "#app/routing/routing-policy.ts";
import type { RoutingOutcome } from "#app/routing/routing-outcome.ts";
import type { WarehouseOffer } from "#app/routing/warehouse-offer.ts";
import { goodsAtWarehouses, type Goods, type GoodsAtWarehouses } from "#app/stock/goods/goods-at-warehouses.server.ts";
import { lockStock, sellableStock } from "#app/stock/sellable-stock.server.ts";
import { lostLocations } from "../exceptions/lost-locations.server.ts";
import { isCashDue } from "../gates/order-gates.ts";
import { shippingLineOf } from "./routable-order.ts";
import { fulfillmentSettings } from "../fulfillment-settings.server.ts";
import type { Warehouse } from "#generated/prisma/client.ts";
import type { WorkingHours } from "#app/warehouses/next-cut-off.ts";
import { readPostalAddress } from "#app/orders/postal-address.ts";
import type { Shipper } from "../delivery-promise/delivery-promise.ts";
import { PriceList } from "#app/warehouses/price-list.ts";
import { collectsCash } from "#app/warehouses/providers/registry.server.ts";
import { chooseService, ServiceChoices, type ShippingLine } from "#app/warehouses/services/service-choice.ts";

/** What of an order itself decides which warehouses can ship it, and at which price. */
export type OrderTerms = Parameters<typeof shippingLineOf>[0] & Parameters<typeof isCashDue>[0];

export type PlannedWithStock = { outcome: RoutingOutcome; skuAt: SkuAt; shippers: Shippers };

/** What a delivery promise has to know of each warehouse. */
type Shippers = ReadonlyMap<string, Shipper>;

/** By which SKU a warehouse knows a line of the order. */
type SkuAt = (lineId: string, warehouseId: string) => string | undefined;

/**
 * Plans an order on the stock of this moment, at the prices of what its buyer chose at checkout. With a warehouse that a person has `chosen` it
 * is the only one that may ship it.
 *
 * The stock rows of its SKUs stay locked until `db`'s transaction ends, so that what the plan promises cannot be promised twice: write the
 * parcels in the same transaction.
 */
export async function planWithStock(
  db: ShopDb,
  shop: Shop,
  asked: RoutableOrder,
  terms: OrderTerms,
  chosen?: string,
): Promise<PlannedWithStock> {
  const { order, offers, policy, skuAt, shared, shippers } = await readOffers(db, shop, asked, { terms, locked: true });
  if (shared.length > 0) return { outcome: sharedSku(order, shared), skuAt, shippers };
  const ofChoice = chosen === undefined ? null : planChosen(order, offers, policy, chosen);
  return { outcome: ofChoice ?? planRoute(order, offers, policy), skuAt, shippers };
}

export type Offers = {
  /** As it was asked for, its lines under names by which routing tells goods apart. */
  order: RoutableOrder;
  offers: WarehouseOffer[];
  policy: RoutingPolicy;
  skuAt: SkuAt;
  /** Lines whose SKU several things of the shop have, so that nobody knows which of them a warehouse has. */
  shared: RoutableOrder["lines"];
  shippers: Shippers;
};

/**
 * What each warehouse can do for an order at this moment, and what the merchant set of routing. What its lines are at each warehouse is bound
 * to their inventory items, whatever their SKUs say; where that is not certain nothing of them is there.
 */
export async function readOffers(
  db: ShopDb,
  shop: Shop,
  asked: RoutableOrder,
  { terms, locked }: { terms: OrderTerms; locked: boolean },
): Promise<Offers> {
  const known = await goodsAtWarehouses(db, shop, asked.lines.map(goodsOf));
  const order = { ...asked, lines: underOneName(asked.lines, known) };
  const byId = new Map(asked.lines.map((line) => [line.lineId, goodsOf(line)]));
  const skuAt: SkuAt = (lineId, warehouseId) => {
    const goods = byId.get(lineId);
    return goods && known.skuAt(goods, warehouseId);
  };

  const warehouses = await db.warehouse.findMany({ where: { shopId: shop.id, locationId: { not: null } }, orderBy: { priority: "asc" } });
  const skus = [...new Set(warehouses.flatMap(({ id }) => order.lines.flatMap(({ lineId }) => skuAt(lineId, id) ?? [])))];
  if (locked) await lockStock(db, shop, skus);
  const stock = await sellableStock(db, shop, skus);
  const lost = await lostLocations(db, shop);
  const { splitPenalty, maxParcels, dayOfDelayCost, priorityCost, paidOnDelivery } = await fulfillmentSettings.read(db, shop);
  const cashIsDue = isCashDue(terms, paidOnDelivery);
  const shippingLine = shippingLineOf(terms);
  return {
    order,
    offers: warehouses.map((warehouse): WarehouseOffer => ({
      id: warehouse.id,
      name: warehouse.name,
      priority: warehouse.priority,
      stock: new Map(order.lines.map(({ lineId, sku }) => [sku, stock.get(warehouse.id)?.get(skuAt(lineId, warehouse.id) ?? "") ?? 0])),
      prices: pricesFor(warehouse, shippingLine),
      calendar: calendarOf(warehouse),
      open: warehouse.state === "connected" && !lost.has(warehouse.id),
      collectsWhatIsDue: !cashIsDue || collectsCash(warehouse),
    })),
    policy: { splitPenalty, maxParcels, dayOfDelayCost, priorityCost, now: now() },
    skuAt,
    shippers: new Map(warehouses.map((warehouse) => [warehouse.id, shipperOf(warehouse, shippingLine)])),
    shared: asked.lines.filter((line) => line.quantity > 0 && known.isShared(goodsOf(line))),
  };
}

const goodsOf = ({ inventoryItemId, sku }: RoutableOrder["lines"][number]): Goods => ({ inventoryItemId: inventoryItemId ?? null, sku });

/**
 * Lines under names by which routing tells goods apart: their SKU, or one that a warehouse has for them where the shop has none. Two that are
 * called alike and are not the same everywhere have their items' numbers with it.
 */
function underOneName(lines: RoutableOrder["lines"], known: GoodsAtWarehouses): RoutableOrder["lines"] {
  const firsts = new Map<string, Goods>();
  return lines.map((line) => {
    const goods = goodsOf(line);
    const sku = line.sku.trim() === "" ? (known.anySku(goods) ?? "") : line.sku;
    const first = firsts.get(sku) ?? goods;
    firsts.set(sku, first);
    return { ...line, sku: known.areTheSame(first, goods) ? sku : `${sku} #${String(goods.inventoryItemId)}` };
  });
}

function sharedSku(order: RoutableOrder, atFault: RoutableOrder["lines"]): RoutingOutcome {
  const obstacle = { cause: "sku-shared" as const, order, atFault, shortages: [], refusals: [], maxParcels: 0 };
  return {
    outcome: "unroutable",
    cause: "sku-shared",
    explanation: explainUnroutable(obstacle),
    lineIds: atFault.map(({ lineId }) => lineId),
    shortages: [],
    verdicts: [],
  };
}

function calendarOf({ timeZone, cutOff, workingDays, closedDays }: Warehouse): WorkingHours {
  return { timeZone, cutOff, workingDays, closedDays };
}

function shipperOf(warehouse: Warehouse, shippingLine: ShippingLine): Shipper {
  const { service } = chooseService(shippingLine, ServiceChoices.parse(warehouse.serviceChoices), warehouse.services);
  return {
    calendar: calendarOf(warehouse),
    prices: PriceList.parse(warehouse.prices),
    countryCode: readPostalAddress(warehouse.address).countryCode,
    service: service ?? "",
  };
}

/** What a warehouse charges for what the buyer chose at checkout, as far as the merchant has said that it costs more. */
function pricesFor(warehouse: Pick<Warehouse, "prices" | "services" | "serviceChoices">, shippingLine: ShippingLine): PriceList {
  const prices = PriceList.parse(warehouse.prices);
  const { extra } = chooseService(shippingLine, ServiceChoices.parse(warehouse.serviceChoices), warehouse.services);
  return extra === 0 ? prices : { ...prices, zones: prices.zones.map((zone) => ({ ...zone, base: zone.base + extra })) };
}
