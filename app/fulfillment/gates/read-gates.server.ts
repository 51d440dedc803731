import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { fulfillmentSettings } from "../fulfillment-settings.server.ts";
import type { ClosedGate, GateFacts } from "./gate.ts";
import { readHold } from "../decisions/read-hold.server.ts";
import { closedGates } from "./order-gates.ts";

/** The gates that keep an order from a warehouse at this moment. A person's hold is one: it is released, not opened. */
export async function readClosedGates(db: ShopDb, shop: Shop, order: GateFacts & { id: bigint }): Promise<ClosedGate[]> {
  const opened = await db.openedGate.findMany({ where: { shopId: shop.id, orderId: order.id }, select: { gate: true } });
  const closed = closedGates(order, await fulfillmentSettings.read(db, shop), new Set(opened.map(({ gate }) => gate)));
  const held = await readHold(db, shop, order.id);
  return held ? [{ code: "held", final: true, why: held }, ...closed] : closed;
}
