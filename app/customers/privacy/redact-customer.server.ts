import { inShop } from "#app/platform/db/in-shop.server.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import type { Subscriber } from "#app/platform/events/subscriber.ts";
import { log } from "#app/platform/log.server.ts";
import type { Room } from "#app/platform/room.ts";
import { findPerson, PrivacyRequest } from "./find-person.server.ts";

/**
 * Has every room blank what is personal about a customer in its tables, also in answers to their own requests and in the raw events that
 * told of them, this one included. What the merchant's books need (numbers, money, times) stays.
 */
export const redactCustomer = (rooms: readonly Room[]): Subscriber =>
  subscriber({
    name: "customers.redact-customer",
    hears: [{ source: "shopify", topics: ["customers/redact"] }],
    urgent: false,
    evenUninstalled: true,
    run: async (shop, event) => {
      const request = PrivacyRequest.parse(JSON.parse(event.body));
      const orders = await inShop(shop, async (db) => {
        const person = await findPerson(db, shop, rooms, request);
        for (const { personalData } of rooms) await personalData?.redact(db, shop, person);
        return person.orderIds.length;
      });
      log.info({ shopId: shop.id, customerId: String(request.customer.id), orders }, "customer redacted");
    },
  });
