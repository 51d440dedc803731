import { inShop } from "#app/platform/db/in-shop.server.ts";
import { inboxHandler } from "#app/platform/inbox/inbox-handler.ts";
import { log } from "#app/platform/log.server.ts";
import { PrivacyRequest } from "./privacy-request.ts";

/**
 * Blanks everything personal about a customer: on the customer, on their orders, in answers to their own requests, and in the raw events
 * that told of them, this one included. What the merchant's books need (numbers, money, times) stays.
 */
export const redactCustomer = inboxHandler({
  source: "shopify",
  topics: ["customers/redact"],
  run: async (shop, event) => {
    const { customer, orders_to_redact } = PrivacyRequest.parse(JSON.parse(event.body));
    const orders = await inShop(shop, async (db) => {
      const where = { shopId: shop.id };
      const own = await db.order.findMany({ where: { ...where, OR: [{ customerId: customer.id }, { id: { in: orders_to_redact } }] }, select: { id: true } });
      const ids = own.map(({ id }) => id);
      await db.customer.updateMany({ where: { ...where, id: customer.id }, data: { displayName: "Redacted", email: null, phone: null, countryCode: null } });
      await db.$executeRaw`
        UPDATE "order" SET "customerName" = NULL, "email" = NULL, "phone" = NULL, "shipTo" = NULL, "note" = NULL
         WHERE "shopId" = ${shop.id} AND "id" = ANY(${ids}::bigint[])`;
      await db.$executeRaw`UPDATE "exception" SET "detail" = NULL WHERE "shopId" = ${shop.id} AND "orderId" = ANY(${ids}::bigint[])`;
      await db.dataRequest.deleteMany({ where: { ...where, customerId: customer.id } });

      // What an event is about stays, so that one that still waits can be applied: the truth is read from Shopify anyway.
      const keys = [`customer:${customer.id}`, ...[...ids, ...orders_to_redact].map((id) => `order:${id}`)];
      await db.$executeRaw`
        UPDATE "inbox_event"
           SET "body" = jsonb_strip_nulls(jsonb_build_object('id', body::jsonb -> 'id', 'order_id', body::jsonb -> 'order_id',
                 'admin_graphql_api_id', body::jsonb -> 'admin_graphql_api_id', 'customer', jsonb_build_object('id', body::jsonb -> 'customer' -> 'id')))::text
         WHERE "shopId" = ${shop.id} AND "source" = 'shopify' AND "entityKey" = ANY(${keys}::text[])`;
      return ids.length;
    });
    log.info({ shopId: shop.id, customerId: String(customer.id), orders }, "customer redacted");
  },
});
