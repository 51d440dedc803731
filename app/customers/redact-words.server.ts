import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";

/**
 * Takes sentences about orders away where somebody (a warehouse, a carrier, a person with a note) wrote one of `personal` into them. What
 * happened and when stays.
 */
export async function redactWords(db: ShopDb, shop: Shop, orderIds: readonly bigint[], personal: readonly string[]): Promise<void> {
  if (personal.length === 0) return;
  const ids = [...orderIds];
  const values = personal.map((value) => value.toLowerCase());
  const parcels = await db.parcel.findMany({
    where: { shopId: shop.id, orderId: { in: ids } },
    select: { id: true, shipments: { select: { id: true } } },
  });
  const parcelIds = parcels.map(({ id }) => id);
  const shipmentIds = parcels.flatMap(({ shipments }) => shipments.map(({ id }) => id));
  // The subject of an effect, or its beginning, is what it was done to.
  const subjects = [...ids.map(String), ...parcelIds, ...shipmentIds];

  await db.$executeRaw`
    UPDATE "timeline_entry" SET "words" = 'Redacted.' WHERE "shopId" = ${shop.id} AND "orderId" = ANY(${ids}::bigint[])
       AND EXISTS (SELECT 1 FROM unnest(${values}::text[]) AS value WHERE position(value IN lower("words")) > 0)`;
  await db.$executeRaw`
    UPDATE "exception" SET "words" = 'Redacted.', "resolution" = CASE WHEN "resolution" IS NULL THEN NULL ELSE 'Redacted.' END
     WHERE "shopId" = ${shop.id} AND ("orderId" = ANY(${ids}::bigint[]) OR "parcelId" = ANY(${parcelIds}::uuid[]))
       AND EXISTS (SELECT 1 FROM unnest(${values}::text[]) AS value WHERE position(value IN lower(concat("words", ' ', "resolution"))) > 0)`;
  await db.$executeRaw`
    UPDATE "parcel" SET "problem" = 'Redacted.' WHERE "shopId" = ${shop.id} AND "id" = ANY(${parcelIds}::uuid[])
       AND EXISTS (SELECT 1 FROM unnest(${values}::text[]) AS value WHERE position(value IN lower("problem")) > 0)`;
  await db.$executeRaw`
    UPDATE "shipment_event" SET "message" = NULL WHERE "shopId" = ${shop.id} AND "shipmentId" = ANY(${shipmentIds}::uuid[])
       AND EXISTS (SELECT 1 FROM unnest(${values}::text[]) AS value WHERE position(value IN lower("message")) > 0)`;
  await db.$executeRaw`
    UPDATE "effect" SET "answer" = jsonb_strip_nulls(jsonb_build_object('outcome', "answer" -> 'outcome', 'message', 'Redacted.',
           'warehouseOrderId', "answer" -> 'warehouseOrderId', 'fulfillmentId', "answer" -> 'fulfillmentId'))
     WHERE "shopId" = ${shop.id} AND split_part("subject", ':', 1) = ANY(${subjects}::text[]) AND jsonb_typeof("answer") = 'object'
       AND EXISTS (SELECT 1 FROM unnest(${values}::text[]) AS value WHERE position(value IN lower("answer"::text)) > 0)`;
}
