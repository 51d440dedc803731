import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";

import { type Made, readDecisions } from "./decisions/keep-decisions.server.ts";
import { type FulfillmentSettings, fulfillmentSettings, isRouted } from "./fulfillment-settings.server.ts";
import type { ClosedGate } from "./gates/gate.ts";
import { readClosedGates } from "./gates/read-gates.server.ts";
import { loadOrder, type OrderInFulfillment } from "./load-order.server.ts";
import { isCopyCurrent } from "./own-changes.server.ts";

/** What the steps of an order turn on, read at one moment. */
export type ReconcileFacts = {
  order: OrderInFulfillment;
  settings: FulfillmentSettings;
  /** Whether it is Waybill's to route. */
  isRouted: boolean;
  closedGates: readonly ClosedGate[];
  /** What a person decided of it. */
  decided: readonly Made[];
  /** Its exceptions that are open, or that a person dismissed and that stand all the same. */
  exceptions: readonly { cause: string; subject: string; resolvedAt: Date | null }[];
  /** Those that have a location in Shopify. */
  warehouses: readonly { id: string; name: string; locationId: bigint | null }[];
  /** Whether our copy was read after all that Waybill itself did to the order. */
  isCurrent: boolean;
};

export async function readReconcileFacts(db: ShopDb, shop: Shop, orderId: bigint): Promise<ReconcileFacts | undefined> {
  const order = await loadOrder(db, shop, orderId);
  if (!order) return undefined;
  const settings = await fulfillmentSettings.read(db, shop);
  const decided = await readDecisions(db, shop, orderId);
  return {
    order,
    settings,
    isRouted: isRouted(settings, order),
    closedGates: await readClosedGates(db, shop, order, { settings, decided }),
    decided,
    exceptions: await db.exception.findMany({
      where: { shopId: shop.id, orderId, OR: [{ resolvedAt: null }, { standing: true }] },
      select: { cause: true, subject: true, resolvedAt: true },
    }),
    warehouses: await db.warehouse.findMany({
      where: { shopId: shop.id, locationId: { not: null } },
      select: { id: true, name: true, locationId: true },
    }),
    isCurrent: await isCopyCurrent(db, shop, order),
  };
}
