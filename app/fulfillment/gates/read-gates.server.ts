import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { type FulfillmentSettings, fulfillmentSettings } from "../fulfillment-settings.server.ts";
import type { ClosedGate, GateFacts } from "./gate.ts";
import { holdIn } from "../decisions/hold-in.ts";
import { type Made, readDecisions } from "../decisions/keep-decisions.server.ts";
import { closedGates } from "./order-gates.ts";

/** The gates that keep an order from a warehouse at this moment. A person's hold is one: it is released, not opened. */
export async function readClosedGates(
  db: ShopDb,
  shop: Shop,
  order: GateFacts & { id: bigint },
  known?: { settings: FulfillmentSettings; decided: readonly Made[] },
): Promise<ClosedGate[]> {
  const opened = await db.openedGate.findMany({ where: { shopId: shop.id, orderId: order.id }, select: { gate: true } });
  const policy = known?.settings ?? (await fulfillmentSettings.read(db, shop));
  const closed = closedGates(order, policy, new Set(opened.map(({ gate }) => gate)));
  const held = holdIn(known?.decided ?? (await readDecisions(db, shop, order.id)));
  return held ? [{ code: "held", final: true, why: held }, ...closed] : closed;
}
