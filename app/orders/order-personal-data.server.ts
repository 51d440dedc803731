import { type Person, type PersonalData, personalValues } from "#app/platform/personal-data/person.ts";
import { messageMentions, REDACTED } from "#app/platform/personal-data/mentions.server.ts";
import type { Shop } from "#app/platform/shop.ts";

/** A customer's orders and what was written about them. */
export const orderPersonalData: PersonalData = {
  async traces(db, shop, person) {
    const orders = await db.order.findMany({
      where: { shopId: shop.id, OR: [{ customerId: person.customerId }, { id: { in: [...person.orderIds] } }] },
    });
    const orderIds = [...new Set([...person.orderIds, ...orders.map(({ id }) => id)])];
    const fulfillmentOrders = await db.fulfillmentOrder.findMany({
      where: { shopId: shop.id, orderId: { in: orderIds } },
      select: { id: true, onHoldNotes: true },
    });
    return {
      orderIds,
      values: personalValues([...orders.flatMap(wordsAbout), ...fulfillmentOrders.map(({ onHoldNotes }) => onHoldNotes)]),
      eventKeys: [...orderIds.map((id) => `order:${id}`), ...fulfillmentOrders.map(({ id }) => `fulfillment-order:${id}`)],
      effectSubjects: orderIds.map(String),
    };
  },
  async export(db, shop, person) {
    const orders = await db.order.findMany({
      where: { shopId: shop.id, id: { in: [...person.orderIds] } },
      include: { lines: true, fulfillments: true, fulfillmentOrders: { select: { onHoldNotes: true } } },
      orderBy: { createdAt: "asc" },
    });
    const timeline = await db.timelineEntry.findMany({ where: ofTheirs(shop, person), orderBy: { at: "asc" } });
    return { orders, timeline };
  },
  async redact(db, shop, { orderIds, values }) {
    const ids = [...orderIds];
    await db.$executeRaw`
      UPDATE "order" SET "customerName" = NULL, "email" = NULL, "phone" = NULL, "shipTo" = NULL, "note" = NULL, "giftMessage" = NULL, "offerVisitor" = NULL
       WHERE "shopId" = ${shop.id} AND "id" = ANY(${ids}::bigint[])`;
    await db.$executeRaw`
      UPDATE "order" SET "held" = NULL WHERE "shopId" = ${shop.id} AND "id" = ANY(${ids}::bigint[]) AND ${messageMentions(`"held"`, values)}`;
    await db.$executeRaw`
      UPDATE "fulfillment_order" SET "onHoldNotes" = NULL WHERE "shopId" = ${shop.id} AND "orderId" = ANY(${ids}::bigint[])`;
    await db.$executeRaw`
      UPDATE "order_line" SET "properties" = NULL WHERE "shopId" = ${shop.id} AND "orderId" = ANY(${ids}::bigint[])`;
    await db.$executeRaw`
      UPDATE "timeline_entry" SET "message" = ${REDACTED}::jsonb
       WHERE "shopId" = ${shop.id} AND "orderId" = ANY(${ids}::bigint[]) AND ${messageMentions(`"message"`, values)}`;
  },
};

const ofTheirs = (shop: Shop, { orderIds }: Person) => ({ shopId: shop.id, orderId: { in: [...orderIds] } });

const IN_ADDRESS = ["name", "company", "address1", "address2", "zip", "phone", "email"];

function wordsAbout(order: {
  customerName: string | null;
  email: string | null;
  phone: string | null;
  note: string | null;
  giftMessage: string | null;
  shipTo: unknown;
}) {
  const { customerName, email, phone, note, giftMessage, shipTo } = order;
  const address = new Map<string, unknown>(typeof shipTo === "object" && shipTo !== null ? Object.entries(shipTo) : []);
  return [customerName, email, phone, note, giftMessage, ...IN_ADDRESS.map((part) => address.get(part))];
}
