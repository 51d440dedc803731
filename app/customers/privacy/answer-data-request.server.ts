import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import type { Subscriber } from "#app/platform/events/subscriber.ts";
import { log } from "#app/platform/log.server.ts";
import type { Room } from "#app/platform/room.ts";
import { findPerson, PrivacyRequest } from "./find-person.server.ts";

/**
 * A customer asks what Waybill holds about them: what each room says is written down as one document, which the merchant hands on.
 * The log says that it was done, and nothing about the customer but their number.
 */
export const answerDataRequest = (rooms: readonly Room[]): Subscriber =>
  subscriber({
    name: "customers.answer-data-request",
    hears: [{ source: "shopify", topics: ["customers/data_request"] }],
    urgent: false,
    evenUninstalled: true,
    run: async (shop, event) => {
      const request = PrivacyRequest.parse(JSON.parse(event.body));
      const id = request.data_request?.id ?? event.id;
      await inShop(shop, async (db) => {
        const person = await findPerson(db, shop, rooms, request);
        const said: Record<string, unknown> = {};
        for (const { name, personalData } of rooms) if (personalData) said[name] = await personalData.export(db, shop, person);
        const answer = JSON.parse(JSON.stringify(said, withoutBigInt)) as object;
        const row = { customerId: person.customerId, requestedAt: event.triggeredAt, answeredAt: nowDate(), answer };
        await db.dataRequest.upsert({
          where: { shopId_id: { shopId: shop.id, id } },
          create: { shopId: shop.id, id, ...row },
          update: row,
        });
      });
      log.info({ shopId: shop.id, dataRequestId: String(id), customerId: String(request.customer.id) }, "data request answered");
    },
  });

const withoutBigInt = (_: string, value: unknown) => (typeof value === "bigint" ? String(value) : value);
