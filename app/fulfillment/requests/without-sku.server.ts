import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { goodsAtWarehouses } from "#app/stock/goods/goods-at-warehouses.server.ts";
import { providerOf } from "#app/warehouses/providers/registry.server.ts";
import type { ClosedGate } from "../gates/gate.ts";
import type { OrderInFulfillment } from "../load-order.server.ts";
import { fulfillment } from "../messages.ts";

/**
 * Why a warehouse can't be asked for what the merchant requested of it by hand: some of it has no SKU, and a 3PL knows goods by nothing else. The
 * people of a packing station of ours read the title.
 */
export async function withoutSku(
  db: ShopDb,
  shop: Shop,
  order: OrderInFulfillment,
  { lines }: Pick<OrderInFulfillment["fulfillmentOrders"][number], "lines">,
  warehouse: { id: string },
): Promise<ClosedGate[]> {
  const wanted = lines.filter(({ requiresShipping, remainingQuantity, sku }) => requiresShipping && remainingQuantity > 0 && !sku?.trim());
  if (wanted.length === 0) return [];
  const { kind } = await db.warehouse.findFirstOrThrow({ where: { shopId: shop.id, id: warehouse.id }, select: { kind: true } });
  if (providerOf({ kind }).capabilities.packedHere) return [];
  const known = await goodsAtWarehouses(db, shop, wanted);
  const nameless = wanted.filter((line) => !known.skuAt(line, warehouse.id)?.trim());
  if (nameless.length === 0) return [];
  const titles = nameless.map(({ orderLineId }) => order.lines.find(({ id }) => id === orderLineId)?.title ?? "");
  return [{ code: "without-sku", final: false, rejection: "INVALID_SKU", why: fulfillment.message("request-without-sku", { titles }) }];
}
