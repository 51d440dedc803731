import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { readPayload, type StoredEvent } from "#app/platform/events/stored-event.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import type { Subscriber } from "#app/platform/events/subscriber.ts";
import { log } from "#app/platform/log.server.ts";
import type { TracedPerson } from "#app/platform/personal-data/person.ts";
import type { Room } from "#app/platform/room.ts";
import type { Shop } from "#app/platform/shop.ts";
import { findPerson, PrivacyRequest } from "./find-person.server.ts";

type Declared = {
  name: string;
  topic: string;
  /** What the log says of it, beside the customer's number and what `comply` answers. */
  done: string;
  /** Does for the person what was asked, in the given transaction. Its answer is logged: nothing personal may stand in it. */
  comply(db: ShopDb, shop: Shop, person: TracedPerson, asked: { request: PrivacyRequest; event: StoredEvent }): Promise<object>;
};

/** Declares what is done when Shopify passes on a customer's request about their data, which it does also for a shop that has left. */
export const privacySubscriber = (rooms: readonly Room[], { name, topic, done, comply }: Declared): Subscriber =>
  subscriber({
    name,
    hears: [{ source: "shopify", topics: [topic] }],
    urgent: false,
    evenUninstalled: true,
    run: async (shop, event) => {
      const request = readPayload(event, PrivacyRequest);
      const facts = await inShop(shop, async (db) => comply(db, shop, await findPerson(db, shop, rooms, request), { request, event }));
      log.info({ shopId: shop.id, customerId: String(request.customer.id), ...facts }, done);
    },
  });
