import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { type FulfillmentSettings, fulfillmentSettings } from "../fulfillment-settings.server.ts";
import type { ClosedGate, GateFacts } from "./gate.ts";
import { holdIn } from "../decisions/hold/hold-in.ts";
import { type Made, readDecisions } from "../decisions/keep-decisions.server.ts";
import { closedGates } from "./order-gates.ts";

/** The gates that keep an order from a warehouse at this moment. A person's hold is one: it is released, not opened. */
export async function readClosedGates(db: ShopDb, shop: Shop, order: GateFacts & { id: bigint }): Promise<ClosedGate[]> {
  const opened = await db.openedGate.findMany({ where: { shopId: shop.id, orderId: order.id }, select: { gate: true } });
  return closedGatesOf(order, {
    settings: await fulfillmentSettings.read(db, shop),
    decided: await readDecisions(db, shop, order.id),
    opened: opened.map(({ gate }) => gate),
  });
}

/** The same with what was read already. `opened`: the gates that a person has opened for the order. */
export function closedGatesOf(
  order: GateFacts,
  known: { settings: FulfillmentSettings; decided: readonly Made[]; opened: readonly string[] },
): ClosedGate[] {
  const closed = closedGates(order, known.settings, new Set(known.opened), nowDate());
  const held = holdIn(known.decided);
  return held ? [{ code: "held", final: true, why: held }, ...closed] : closed;
}
