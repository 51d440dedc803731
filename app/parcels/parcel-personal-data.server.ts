import { mentions, messageMentions, REDACTED } from "#app/platform/personal-data/mentions.server.ts";
import type { PersonalData, Person } from "#app/platform/personal-data/person.ts";
import type { Shop } from "#app/platform/shop.ts";

/** A customer's parcels. What a warehouse or a carrier wrote of them is blanked where it names the customer; tracking numbers stay. */
export const parcelPersonalData: PersonalData = {
  async traces(db, shop, person) {
    const parcels = await db.parcel.findMany({
      where: ofTheirs(shop, person),
      select: { id: true, reference: true, shipments: { select: { id: true } } },
    });
    return {
      eventKeys: parcels.map(({ reference }) => `parcel:${reference}`),
      effectSubjects: parcels.flatMap((parcel) => [parcel.id, ...parcel.shipments.map(({ id }) => id)]),
    };
  },
  async export(db, shop, person) {
    const include = { lines: true, shipments: { include: { events: true } } };
    return { parcels: await db.parcel.findMany({ where: ofTheirs(shop, person), include, orderBy: { createdAt: "asc" } }) };
  },
  async redact(db, shop, { orderIds, values }) {
    const ids = [...orderIds];
    await db.$executeRaw`
      UPDATE "parcel" SET "problem" = ${REDACTED}::jsonb
       WHERE "shopId" = ${shop.id} AND "orderId" = ANY(${ids}::bigint[]) AND ${messageMentions(`"problem"`, values)}`;
    await db.$executeRaw`
      UPDATE "shipment_event" SET "message" = NULL
       WHERE "shopId" = ${shop.id} AND ${mentions(`"message"`, values)} AND "shipmentId" IN (
         SELECT s."id" FROM "shipment" s JOIN "parcel" p ON p."shopId" = s."shopId" AND p."id" = s."parcelId"
          WHERE p."shopId" = ${shop.id} AND p."orderId" = ANY(${ids}::bigint[]))`;
  },
};

const ofTheirs = (shop: Shop, { orderIds }: Person) => ({ shopId: shop.id, orderId: { in: [...orderIds] } });
