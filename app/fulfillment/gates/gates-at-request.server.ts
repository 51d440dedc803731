import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { fulfillmentSettings, isRouted } from "../fulfillment-settings.server.ts";
import type { ClosedGate, GateFacts } from "./gate.ts";
import { gates } from "./messages.ts";
import { readClosedGates } from "./read-gates.server.ts";

const SHOPIFY: Actor = { kind: "shopify" };

/**
 * The gates that keep an order back although its fulfillment was requested in Shopify, by the merchant or for him.
 *
 * A request opens those that count it as a person's word (`opensOnRequest`), and the timeline says so: for good where nothing else of the order
 * waits (`isWhole`), else for what was requested alone. One that is final stays closed whoever asks. The merchant's policy keeps back what
 * Waybill routes; of an order that he sends by hand only what is final is.
 */
export async function gatesAtRequest(
  db: ShopDb,
  shop: Shop,
  order: GateFacts & { id: bigint; createdAt: Date; routingAsked: boolean },
  isWhole: boolean,
): Promise<ClosedGate[]> {
  const closed = await readClosedGates(db, shop, order);
  const kept = closed.filter(({ opensOnRequest }) => !opensOnRequest);
  const final = kept.filter((gate) => gate.final);
  if (final.length > 0) return final;
  if (!isRouted(await fulfillmentSettings.read(db, shop), order)) return [];
  if (kept.length > 0) return kept;

  for (const { code, why } of closed) {
    const key = { shopId: shop.id, orderId: order.id, gate: code };
    if (isWhole) await db.openedGate.createMany({ data: [{ ...key, openedAt: nowDate(), openedBy: SHOPIFY }], skipDuplicates: true });
    const message = gates.message(isWhole ? "requested-all-the-same" : "part-requested-all-the-same", { why });
    await writeTimeline(db, shop, { orderId: order.id, actor: SHOPIFY, event: "released", message });
  }
  return [];
}
