import { nowDate } from "#app/platform/clock.ts";
import type { Subscriber } from "#app/platform/events/subscriber.ts";
import type { Room } from "#app/platform/room.ts";
import { privacySubscriber } from "./privacy-subscriber.server.ts";

/**
 * A customer asks what Waybill holds about them: what each room says is written down as one document, which the merchant hands on.
 * The log says that it was done, and nothing about the customer but their number.
 */
export const answerDataRequest = (rooms: readonly Room[]): Subscriber =>
  privacySubscriber(rooms, {
    name: "customers.answer-data-request",
    topic: "customers/data_request",
    done: "data request answered",
    async comply(db, shop, person, { request, event }) {
      const id = request.data_request?.id ?? event.id;
      const said: Record<string, unknown> = {};
      for (const { name, personalData } of rooms) if (personalData) said[name] = await personalData.export(db, shop, person);
      const answer = JSON.parse(JSON.stringify(said, withoutBigInt)) as object;
      const row = { customerId: person.customerId, requestedAt: event.triggeredAt, answeredAt: nowDate(), answer };
      await db.dataRequest.upsert({
        where: { shopId_id: { shopId: shop.id, id } },
        create: { shopId: shop.id, id, ...row },
        update: row,
      });
      return { dataRequestId: String(id) };
    },
  });

const withoutBigInt = (_: string, value: unknown) => (typeof value === "bigint" ? String(value) : value);
