import type { Subscriber } from "#app/platform/events/subscriber.ts";
import type { Room } from "#app/platform/room.ts";
import { privacySubscriber } from "./privacy-subscriber.server.ts";

/**
 * Has every room blank what is personal about a customer in its tables, also in answers to their own requests and in the raw events that
 * told of them, this one included. What the merchant's books need (numbers, money, times) stays.
 */
export const redactCustomer = (rooms: readonly Room[]): Subscriber =>
  privacySubscriber(rooms, {
    name: "customers.redact-customer",
    topic: "customers/redact",
    done: "customer redacted",
    async comply(db, shop, person) {
      for (const { personalData } of rooms) await personalData?.redact(db, shop, person);
      return { orders: person.orderIds.length };
    },
  });
