import { heldStock, holdsFor, holdStock } from "#app/stock/stock-holds.server.ts";
import { isLive } from "#app/parcels/parcel-stage.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { planRoute } from "#app/routing/plan-route.ts";
import type { RoutableLine } from "#app/routing/routable-order.ts";
import type { RoutingOutcome } from "#app/routing/routing-outcome.ts";
import { screenWarehouses } from "#app/routing/screen-warehouses.ts";
import { loadOrder } from "../load-order.server.ts";
import { readOffers } from "../plan/plan-with-stock.server.ts";
import { leftForAnother } from "./left-for-another.ts";
import { unitsWaiting } from "./units-waiting.server.ts";

/** One more unit that a buyer who has just paid would have put on his order. */
export type UnitForBuyer = {
  /** Of what was signed: the same is held once. */
  id: string;
  variantId: bigint;
  checkoutToken: string;
  /** What he has bought. */
  bought: readonly { variantId: bigint; quantity: number }[];
  countryCode: string | null;
};

/** `held`: the unit is his, or nobody has to ship it. `cant-ship`: no warehouse has it for him with his order. */
export type HoldOutcome = "held" | "cant-ship";

/**
 * Keeps a unit at a warehouse for a buyer, before he is charged for it: if it can leave with what he has bought, by the stock, the warehouses and the
 * orders of this moment, read anew. What is reserved, what paid orders wait for and what is kept for other buyers is not his. One after another for
 * each SKU: the last unit is one buyer's.
 */
export function holdForBuyer(shop: Shop, extra: UnitForBuyer): Promise<HoldOutcome> {
  return inShop(shop, async (db) => {
    const variant = await soldVariant(db, shop, extra.variantId);
    if (!variant) return "cant-ship";
    if (!variant.requiresShipping) return "held";
    if (extra.countryCode === null || (await isTooLate(db, shop, extra.checkoutToken))) return "cant-ship";

    const holds = await holdsFor(db, shop, extra.checkoutToken);
    if (holds.some(({ id, isOpen }) => isOpen && id === extra.id)) return "held";
    const taken = holds.filter(({ id, isOpen }) => isOpen && id !== extra.id);
    const lines = await linesOf(db, shop, [...extra.bought, ...taken]);
    const added = { ...lineOf(variant), lineId: ADDED, quantity: 1 };
    const found = await planWith(db, shop, extra, lines, added);
    if (!found) return "cant-ship";
    await holdStock(db, shop, {
      ...found,
      id: extra.id,
      checkoutToken: extra.checkoutToken,
      variantId: variant.id,
      inventoryItemId: variant.inventoryItemId,
      quantity: 1,
      bought: extra.bought.reduce((sum, one) => (one.variantId === variant.id ? sum + one.quantity : sum), 0),
    });
    return "held";
  });
}

/** The line that is to be added, among those of the order. */
const ADDED = "added";

/** Where the added unit would come from; undefined where no warehouse can ship it with the order. */
async function planWith(
  db: ShopDb,
  shop: Shop,
  { checkoutToken, countryCode }: UnitForBuyer,
  lines: readonly RoutableLine[],
  added: RoutableLine,
) {
  const asked = { currency: shop.currency, destination: { countryCode, provinceCode: null, zip: null }, lines: [...lines, added] };
  const terms = { shippingTitle: null, shippingCode: null, paymentGateways: [], financialStatus: null, outstanding: null };
  const { order, offers, policy, skuAt, shared } = await readOffers(db, shop, asked, { terms, locked: true });
  if (shared.some(({ lineId }) => lineId === ADDED)) return undefined;

  // Read behind the lock: whoever held a unit before us is seen.
  const skus = offers.flatMap(({ id }) => order.lines.flatMap(({ lineId }) => skuAt(lineId, id) ?? []));
  const held = await heldStock(db, shop, skus, checkoutToken);
  const items = order.lines.flatMap(({ inventoryItemId }) => inventoryItemId ?? []);
  const waiting = await unitsWaiting(db, shop, items, checkoutToken);
  const usable = new Set(screenWarehouses(order, offers, policy.now).sites.map(({ offer }) => offer.id));
  const free = offers.map((offer) => ({ ...offer, stock: new Map<string, number>() }));
  for (const [sku, [line]] of Map.groupBy(order.lines, (one) => one.sku)) {
    if (!line) continue;
    const shelves = offers.map(({ id, open, stock }) => ({
      warehouseId: id,
      units: open ? (stock.get(sku) ?? 0) : 0,
      held: held.get(id)?.get(skuAt(line.lineId, id) ?? "") ?? 0,
      isUsable: usable.has(id),
    }));
    const left = leftForAnother(shelves, waiting.get(line.inventoryItemId ?? 0n) ?? 0);
    for (const { id, stock } of free) stock.set(sku, left.get(id) ?? 0);
  }

  const plan = (some: readonly RoutableLine[]) => planRoute({ ...order, lines: some }, free, policy);
  const bought = order.lines.filter(({ lineId }) => lineId !== ADDED);
  const alone = order.lines.filter(({ lineId }) => lineId === ADDED);
  const whole = plan(order.lines);
  // An order that waits for something of its own has to let the added unit go by itself.
  const leaves = whole.outcome === "routed" || bought.length === 0 || plan(bought).outcome === "routed" ? whole : plan(alone);
  return siteOf(leaves, skuAt);
}

function siteOf(leaves: RoutingOutcome, skuAt: (lineId: string, warehouseId: string) => string | undefined) {
  if (leaves.outcome !== "routed") return undefined;
  const from = leaves.plan.parcels.find(({ lines }) => lines.some(({ lineId }) => lineId === ADDED));
  const sku = from && skuAt(ADDED, from.warehouseId);
  return from && sku !== undefined ? { warehouseId: from.warehouseId, sku } : undefined;
}

/** Its order is on its way, or over: nothing can be added to it any more. */
async function isTooLate(db: ShopDb, shop: Shop, checkoutToken: string): Promise<boolean> {
  const known = await db.order.findFirst({ where: { shopId: shop.id, checkoutToken }, select: { id: true } });
  const order = known && (await loadOrder(db, shop, known.id));
  return order !== null && (order.cancelledAt !== null || order.goneAt !== null || order.parcels.some(isLive));
}

async function soldVariant(db: ShopDb, shop: Shop, id: bigint) {
  const variant = await db.variant.findUnique({ where: { shopId_id: { shopId: shop.id, id } } });
  const product = variant && (await db.product.findUnique({ where: { shopId_id: { shopId: shop.id, id: variant.productId } } }));
  return product?.status === "ACTIVE" ? variant : null;
}

/** What is shipped of these, by our own copy; of the same variant once. */
async function linesOf(db: ShopDb, shop: Shop, some: readonly { variantId: bigint; quantity: number }[]): Promise<RoutableLine[]> {
  const units = new Map<bigint, number>();
  for (const { variantId, quantity } of some) units.set(variantId, (units.get(variantId) ?? 0) + quantity);
  const variants = await db.variant.findMany({ where: { shopId: shop.id, id: { in: [...units.keys()] }, requiresShipping: true } });
  return variants.map((variant) => ({ ...lineOf(variant), quantity: units.get(variant.id) ?? 0 }));
}

type Variant = { id: bigint; inventoryItemId: bigint; sku: string | null; title: string; grams: number | null };

function lineOf({ id, inventoryItemId, sku, title, grams }: Variant): Omit<RoutableLine, "quantity"> {
  return { lineId: String(id), inventoryItemId, sku: sku ?? "", title, grams: grams ?? 0 };
}
