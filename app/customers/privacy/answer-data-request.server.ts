import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { inboxHandler } from "#app/platform/inbox/inbox-handler.ts";
import { log } from "#app/platform/log.server.ts";
import { PrivacyRequest } from "./privacy-request.ts";

/**
 * A customer asks what Waybill holds about them: all of it is written down as one document, which the merchant hands on.
 * The log says that it was done, and nothing about the customer but their number.
 */
export const answerDataRequest = inboxHandler({
  source: "shopify",
  topics: ["customers/data_request"],
  evenUninstalled: true,
  run: async (shop, event) => {
    const { customer, orders_requested, data_request } = PrivacyRequest.parse(JSON.parse(event.body));
    const id = data_request?.id ?? event.id;
    const orders = await inShop(shop, async (db) => {
      const where = { shopId: shop.id };
      const profile = await db.customer.findFirst({ where: { ...where, id: customer.id } });
      const found = await db.order.findMany({
        where: { ...where, OR: [{ customerId: customer.id }, { id: { in: orders_requested } }] },
        include: { lines: true, fulfillments: true, parcels: { include: { lines: true, shipments: { include: { events: true } } } } },
        orderBy: { createdAt: "asc" },
      });
      const timeline = await db.timelineEntry.findMany({
        where: { ...where, orderId: { in: found.map((order) => order.id) } },
        orderBy: { at: "asc" },
      });
      const answer = JSON.parse(JSON.stringify({ profile, orders: found, timeline }, withoutBigInt)) as object;
      const row = { customerId: customer.id, requestedAt: event.triggeredAt, answeredAt: nowDate(), answer };
      await db.dataRequest.upsert({ where: { shopId_id: { ...where, id } }, create: { ...where, id, ...row }, update: row });
      return found.length;
    });
    log.info({ shopId: shop.id, dataRequestId: String(id), customerId: String(customer.id), orders }, "data request answered");
  },
});

const withoutBigInt = (_: string, value: unknown) => (typeof value === "bigint" ? String(value) : value);
