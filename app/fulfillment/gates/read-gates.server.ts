import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { type FulfillmentSettings, fulfillmentSettings } from "../fulfillment-settings.server.ts";
import type { ClosedGate, GateFacts } from "./gate.ts";
import { closedGates } from "./order-gates.ts";

/** The gates that keep an order from a warehouse at this moment. */
export async function readClosedGates(
  db: ShopDb,
  shop: Shop,
  order: GateFacts & { id: bigint },
  settings?: FulfillmentSettings,
): Promise<ClosedGate[]> {
  const opened = await db.openedGate.findMany({ where: { shopId: shop.id, orderId: order.id }, select: { gate: true } });
  return closedGates(order, settings ?? (await fulfillmentSettings.read(db, shop)), new Set(opened.map(({ gate }) => gate)));
}
