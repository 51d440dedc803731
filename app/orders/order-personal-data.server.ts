import { messageMentions, REDACTED } from "#app/platform/personal-data/mentions.ts";
import type { PersonalData, Person } from "#app/platform/personal-data/person.ts";
import type { Shop } from "#app/platform/shop.ts";

/** A customer's orders and what was written about them. */
export const orderPersonalData: PersonalData = {
  async traces(db, shop, person) {
    const fulfillmentOrders = await db.fulfillmentOrder.findMany({ where: ofTheirs(shop, person), select: { id: true } });
    return {
      eventKeys: [...person.orderIds.map((id) => `order:${id}`), ...fulfillmentOrders.map(({ id }) => `fulfillment-order:${id}`)],
      effectSubjects: person.orderIds.map(String),
    };
  },
  async export(db, shop, person) {
    const orders = await db.order.findMany({
      where: { shopId: shop.id, id: { in: [...person.orderIds] } },
      include: { lines: true, fulfillments: true },
      orderBy: { createdAt: "asc" },
    });
    const timeline = await db.timelineEntry.findMany({ where: ofTheirs(shop, person), orderBy: { at: "asc" } });
    return { orders, timeline };
  },
  async redact(db, shop, { orderIds, values }) {
    const ids = [...orderIds];
    await db.$executeRaw`
      UPDATE "order" SET "customerName" = NULL, "email" = NULL, "phone" = NULL, "shipTo" = NULL, "note" = NULL
       WHERE "shopId" = ${shop.id} AND "id" = ANY(${ids}::bigint[])`;
    await db.$executeRaw`
      UPDATE "timeline_entry" SET "message" = ${REDACTED}::jsonb
       WHERE "shopId" = ${shop.id} AND "orderId" = ANY(${ids}::bigint[]) AND ${messageMentions(`"message"`, values)}`;
  },
};

const ofTheirs = (shop: Shop, { orderIds }: Person) => ({ shopId: shop.id, orderId: { in: [...orderIds] } });
