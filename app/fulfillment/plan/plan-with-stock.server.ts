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
import { heldStock } from "#app/stock/stock-holds.server.ts";
import { lockStock, sellableStock } from "#app/stock/sellable-stock.server.ts";
import { isCashDue } from "../gates/order-gates.ts";
import type { Shipper } from "../delivery-promise/delivery-promise.ts";
import { readSites } from "./read-sites.server.ts";
import { shippingLineOf } from "./routable-order.ts";

/** What of an order itself decides which warehouses can ship it, and at which price. */
export type OrderTerms = Parameters<typeof shippingLineOf>[0] & Parameters<typeof isCashDue>[0] & { checkoutToken?: string | null };

export type PlannedWithStock = {
  outcome: RoutingOutcome;
  /** The order's lines under the names that the outcome speaks of. */
  lines: RoutableOrder["lines"];
  /** Sellable units under these names in all warehouses together, whether they may ship it or not. */
  anywhere: ReadonlyMap<string, number>;
  skuAt: SkuAt;
  shippers: Shippers;
};

/** What a delivery promise has to know of each warehouse. */
type Shippers = ReadonlyMap<string, Shipper>;

/** By which SKU a warehouse knows a line of the order. */
type SkuAt = (lineId: string, warehouseId: string) => string | undefined;

/**
 * Plans an order on the stock of this moment, at the prices of what its buyer chose at checkout. With a warehouse that a person has `chosen` it
 * is the only one that may ship it. What is held for buyers who are paying is left to them where the order can be shipped without it.
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
  const unitsOf = (sku: string) => offers.reduce((sum, { stock }) => sum + (stock.get(sku) ?? 0), 0);
  const anywhere = new Map(order.lines.map(({ sku }) => [sku, unitsOf(sku)]));
  const rest = { lines: order.lines, anywhere, skuAt, shippers };
  if (shared.length > 0) return { outcome: sharedSku(order, shared), ...rest };
  const ofChoice = chosen === undefined ? null : planChosen(order, offers, policy, chosen);
  if (ofChoice) return { outcome: ofChoice, ...rest };
  const others = await withoutHeld(db, shop, offers, { lines: order.lines, skuAt, checkoutToken: terms.checkoutToken ?? null });
  const leavingThem = others && planRoute(order, others, policy);
  return { outcome: leavingThem?.outcome === "routed" ? leavingThem : planRoute(order, offers, policy), ...rest };
}

type Held = { lines: RoutableOrder["lines"]; skuAt: SkuAt; checkoutToken: string | null };

/** The offers without what is held for buyers of other orders; null where nothing is. */
async function withoutHeld(db: ShopDb, shop: Shop, offers: readonly WarehouseOffer[], { lines, skuAt, checkoutToken }: Held) {
  const at = (id: string) => lines.map(({ lineId, sku }) => [sku, skuAt(lineId, id) ?? ""] as const);
  const held = await heldStock(db, shop, [...new Set(offers.flatMap(({ id }) => at(id).map(([, sku]) => sku)))], checkoutToken);
  if (held.size === 0) return null;
  return offers.map((offer) => {
    const stock = new Map(offer.stock);
    for (const [name, sku] of new Map(at(offer.id)))
      stock.set(name, Math.max(0, (offer.stock.get(name) ?? 0) - (held.get(offer.id)?.get(sku) ?? 0)));
    return { ...offer, stock };
  });
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

  const { sites, policy, shippers } = await readSites(db, shop, {
    cashIsDue: (paidOnDelivery) => isCashDue(terms, paidOnDelivery),
    shippingLine: shippingLineOf(terms),
  });
  const skus = [...new Set(sites.flatMap(({ id }) => order.lines.flatMap(({ lineId }) => skuAt(lineId, id) ?? [])))];
  if (locked) await lockStock(db, shop, skus);
  const stock = await sellableStock(db, shop, skus);
  return {
    order,
    offers: sites.map((site): WarehouseOffer => ({
      ...site,
      stock: new Map(order.lines.map(({ lineId, sku }) => [sku, stock.get(site.id)?.get(skuAt(lineId, site.id) ?? "") ?? 0])),
    })),
    policy: { ...policy, now: now() },
    skuAt,
    shippers,
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
