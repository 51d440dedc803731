import { inspect } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import type { StoredEvent } from "#app/platform/events/stored-event.ts";
import { UnreadableEvent } from "#app/platform/events/stored-event.ts";
import type { Shop } from "#app/platform/shop.ts";
import { rooms } from "#app/rooms.server.ts";
import { AdminFault } from "#app/shopify/admin-fault.ts";
import { aShop } from "../support/a-shop.ts";

/** Of these the topic says it all, and nothing is read. */
const SAYS_ALL = ["app/uninstalled", "app/scopes_update", "shop/redact", "fulfillment_order_notification"];

const heard = rooms.subscribers.flatMap((subscriber) =>
  subscriber.hears
    .filter(({ source }) => source === "shopify" || source === "waybill")
    .flatMap(({ source, topics }) => topics.filter((topic) => !SAYS_ALL.includes(topic)).map((topic) => ({ source, topic, subscriber }))),
);

const digits = "9".repeat(120_000);
const asId = (id: unknown) => ({
  id,
  order_id: id,
  inventory_item_id: id,
  location_id: id,
  orderId: id,
  order_edit: { order_id: id },
  fulfillment_order: { id },
  customer: { id },
  admin_graphql_api_id: id,
  admin_graphql_api_customer_kept_id: id,
  admin_graphql_api_customer_deleted_id: id,
});
const ids = ["seven", "", null, -1, 0, 1.5, 1e300, 2 ** 53, String(2n ** 63n), digits, `${digits}x`, "\0", "\ud800", [], {}];
const bodies = ["", "{", "null", "[]", "7", '"text"', "{}", ...ids.map((id) => JSON.stringify(asId(id)))];

let shop: Shop;
beforeAll(async () => {
  shop = await aShop();
});

const event = (source: string, topic: string, body: string): StoredEvent => ({
  ...{ id: 1n, source, topic, body, entityKey: topic, dedupeKey: "1", attempt: 1 },
  ...{ triggeredAt: new Date(), receivedAt: new Date() },
});

describe("an event whose body says nothing is given up at once, with its reason, by whoever hears it", () => {
  test.each(heard.map((one) => ({ ...one, name: one.subscriber.name })))("$name of $topic", async ({ source, topic, subscriber }) => {
    for (const body of bodies) {
      const fault: unknown = await Promise.resolve()
        .then(() => subscriber.handle(shop, [event(source, topic, body)]))
        .then(
          () => undefined,
          (thrown: unknown) => thrown,
        );
      // What can be read is another matter: Shopify is then asked, and there is none here.
      if (fault === undefined || (fault instanceof AdminFault && fault.code === "no-token")) continue;
      expect(fault, `${body.slice(0, 60)}: ${inspect(fault).slice(0, 200)}`).toBeInstanceOf(UnreadableEvent);
      expect((fault as Error).message.length).toBeLessThan(500);
    }
  });

  test.each(heard.filter(({ source }) => source === "shopify"))(
    "$topic of nothing is never taken for something",
    async ({ topic, subscriber }) => {
      await expect(Promise.resolve().then(() => subscriber.handle(shop, [event("shopify", topic, "{}")]))).rejects.toBeInstanceOf(
        UnreadableEvent,
      );
    },
  );
});
