import { inShop } from "#app/platform/db/in-shop.server.ts";
import { inboxHandler } from "#app/platform/inbox/inbox-handler.ts";
import { log } from "#app/platform/log.server.ts";
import { personalValues } from "./personal-values.ts";
import { PrivacyRequest } from "./privacy-request.ts";
import { redactEvents } from "./redact-events.server.ts";
import { redactWords } from "./redact-words.server.ts";

/**
 * Blanks everything personal about a customer: on the customer, on their orders, in what was written about those, in answers to their own
 * requests, and in the raw events that told of them, this one included. What the merchant's books need (numbers, money, times) stays.
 */
export const redactCustomer = inboxHandler({
  source: "shopify",
  topics: ["customers/redact"],
  evenUninstalled: true,
  run: async (shop, event) => {
    const { customer, orders_to_redact } = PrivacyRequest.parse(JSON.parse(event.body));
    const redacted = await inShop(shop, async (db) => {
      const where = { shopId: shop.id };
      const profile = await db.customer.findFirst({ where: { ...where, id: customer.id } });
      const orders = await db.order.findMany({ where: { ...where, OR: [{ customerId: customer.id }, { id: { in: orders_to_redact } }] } });
      const ids = orders.map(({ id }) => id);

      await redactWords(db, shop, ids, personalValues(profile, orders));
      await redactEvents(db, shop, {
        customerId: customer.id,
        orderIds: [...new Set([...ids, ...orders_to_redact])],
        email: profile?.email ?? null,
      });
      await db.customer.updateMany({
        where: { ...where, id: customer.id },
        data: { displayName: "Redacted", email: null, phone: null, countryCode: null },
      });
      await db.$executeRaw`
        UPDATE "order" SET "customerName" = NULL, "email" = NULL, "phone" = NULL, "shipTo" = NULL, "note" = NULL
         WHERE "shopId" = ${shop.id} AND "id" = ANY(${ids}::bigint[])`;
      await db.$executeRaw`UPDATE "exception" SET "detail" = NULL WHERE "shopId" = ${shop.id} AND "orderId" = ANY(${ids}::bigint[])`;
      await db.dataRequest.deleteMany({ where: { ...where, customerId: customer.id } });
      return ids.length;
    });
    log.info({ shopId: shop.id, customerId: String(customer.id), orders: redacted }, "customer redacted");
  },
});
