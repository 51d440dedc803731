import { readInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { readBodies } from "#app/platform/events/event-health.server.ts";
import { listParked, type Parked } from "#app/platform/events/parked.server.ts";
import { maskFault, maskPayload } from "#app/platform/personal-data/mask.ts";
import type { Shop } from "#app/platform/shop.ts";
import { findProvider } from "#app/warehouses/providers/registry.server.ts";
import { common } from "#app/platform/messages/messages.ts";
import { verbatim, type Message } from "#app/platform/messages/message.ts";

export type OrderLink = { id: string; name: string };

const MOST = 30;
const COUNTED = 1000;

/** Events that somebody gave up on, the latest first: what they say, with nothing of a person in it. */
export async function readGivenUp(shop: Shop) {
  const parked = await listParked(shop, COUNTED);
  const shown = parked.slice(0, MOST);
  return readInShop(shop, async (db) => {
    const bodies = await readBodies(
      db,
      shop,
      shown.map(({ eventId }) => eventId),
    );
    const orders = await ordersOf(db, shop, shown);
    return {
      count: parked.length,
      latest: shown.map(({ subscriber, eventId, source, topic, entityKey, receivedAt, parkedAt, attempts, lastError }) => ({
        subscriber,
        eventId: String(eventId),
        source: senderOf(source),
        topic,
        receivedAt: receivedAt.toISOString(),
        parkedAt: parkedAt.toISOString(),
        attempts,
        fault: lastError === null ? null : maskFault(lastError),
        payload: maskPayload(bodies.get(eventId) ?? ""),
        order: orders.get(entityKey) ?? null,
      })),
    };
  });
}

const OURS: Record<string, Message> = { shopify: common.message("shopify"), waybill: common.message("waybill") };
const senderOf = (source: string) => OURS[source] ?? findProvider(source)?.label ?? verbatim(source);

/** The orders that events are about, by what the events are kept under (`order:7`, `fulfillment-order:8`). */
async function ordersOf(db: ShopDb, shop: Shop, events: readonly Parked[]): Promise<ReadonlyMap<string, OrderLink>> {
  const found = new Map<string, OrderLink>();
  for (const { entityKey } of events) {
    const [, kind, digits] = /^(order|fulfillment-order):(\d{1,18})$/.exec(entityKey) ?? [];
    if (digits === undefined || found.has(entityKey)) continue;
    const id = BigInt(digits);
    const orderId =
      kind === "order" ? id : (await db.fulfillmentOrder.findFirst({ where: { shopId: shop.id, id }, select: { orderId: true } }))?.orderId;
    const order = orderId && (await db.order.findFirst({ where: { shopId: shop.id, id: orderId }, select: { id: true, name: true } }));
    if (order) found.set(entityKey, { id: String(order.id), name: order.name });
  }
  return found;
}
