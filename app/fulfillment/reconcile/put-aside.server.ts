import { isDeepStrictEqual } from "node:util";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { explainUnroutable } from "#app/routing/explain-unroutable.ts";
import { goodsAtWarehouses } from "#app/stock/goods/goods-at-warehouses.server.ts";
import type { OrderInFulfillment } from "../load-order.server.ts";
import { fulfillment } from "../messages.ts";
import { routableOrder } from "../plan/routable-order.ts";
import { withSkusGivenSince } from "../plan/skus-given-since.server.ts";

type Waiting = readonly OrderInFulfillment["fulfillmentOrders"][number][];

export const WITHOUT_SKU = "unroutable.line-without-sku";

/**
 * The order lines without a SKU of which a person has said that they are dealt with, by dismissing the question about just these: they are
 * theirs to ship, and hold up nothing of the order. None once one of them has a SKU, or another one stands beside them: then that is asked.
 */
export async function linesPutAside(db: ShopDb, shop: Shop, order: OrderInFulfillment, waiting: Waiting): Promise<ReadonlySet<bigint>> {
  const isNameless = ({ sku, remainingQuantity, requiresShipping }: Waiting[number]["lines"][number]) =>
    requiresShipping && remainingQuantity > 0 && !sku?.trim();
  if (!waiting.some(({ lines }) => lines.some(isNameless))) return new Set();
  const dismissed = await db.exception.findFirst({
    where: { shopId: shop.id, subject: `order:${order.id}`, cause: WITHOUT_SKU, standing: true },
    orderBy: { resolvedAt: "desc" },
    select: { message: true },
  });
  if (!dismissed) return new Set();
  const wanted = routableOrder(order, await withSkusGivenSince(db, shop, waiting), shop.currency);
  const without = wanted.lines.flatMap((line) =>
    line.sku.trim() === "" ? [{ ...line, inventoryItemId: line.inventoryItemId ?? null }] : [],
  );
  const known = await goodsAtWarehouses(db, shop, without);
  const nameless = without.filter((line) => known.anySku(line) === undefined);
  if (nameless.length === 0) return new Set();
  const why = explainUnroutable({
    cause: "line-without-sku",
    order: wanted,
    atFault: nameless,
    shortages: [],
    refusals: [],
    maxParcels: 0,
  });
  const isAboutThese = isDeepStrictEqual(dismissed.message, fulfillment.message("unroutable", { order: order.name, why }));
  return new Set(isAboutThese ? nameless.map(({ lineId }) => BigInt(lineId)) : []);
}
