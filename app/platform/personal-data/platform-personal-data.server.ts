import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { keepIds } from "./keep-ids.ts";

const BATCH = 200;

type About = { customerId: bigint; orderIds: readonly bigint[]; email: string | null };

/**
 * Leaves of the raw events that told of a customer only what they were about, so that one that still waits can be applied: the truth is
 * read from Shopify and the warehouse anyway.
 */
export async function redactEvents(db: ShopDb, shop: Shop, { customerId, orderIds, email }: About): Promise<void> {
  const where = { shopId: shop.id, orderId: { in: [...orderIds] } };
  const fulfillmentOrders = await db.fulfillmentOrder.findMany({ where, select: { id: true } });
  const parcels = await db.parcel.findMany({ where, select: { reference: true } });
  const entityKey = {
    in: [
      `customer:${customerId}`,
      ...orderIds.map((id) => `order:${id}`),
      ...fulfillmentOrders.map(({ id }) => `fulfillment-order:${id}`),
      ...parcels.map(({ reference }) => `parcel:${reference}`),
    ],
  };
  const mentions = [{ entityKey }, ...(email ? [{ body: { contains: email } }] : [])];

  for (let after = 0n; ;) {
    const events = await db.inboxEvent.findMany({
      where: { shopId: shop.id, id: { gt: after }, OR: mentions },
      select: { id: true, body: true },
      orderBy: { id: "asc" },
      take: BATCH,
    });
    const last = events.at(-1);
    if (!last) return;
    const ids = events.map(({ id }) => id);
    const bodies = events.map(({ body }) => JSON.stringify(keepIds(parsed(body)) ?? {}));
    await db.$executeRaw`
      UPDATE "inbox_event" AS event SET "body" = left_over.body, "lastError" = NULL
        FROM unnest(${ids}::bigint[], ${bodies}::text[]) AS left_over (id, body)
       WHERE event."shopId" = ${shop.id} AND event."id" = left_over.id`;
    after = last.id;
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
