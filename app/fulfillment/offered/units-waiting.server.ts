import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { stageIs } from "#app/parcels/parcel-sql.server.ts";
import { isLive } from "#app/parcels/parcel-stage.ts";
import { fulfillmentSettings } from "../fulfillment-settings.server.ts";

/**
 * Units of these inventory items that are on orders which Waybill routes and has not planned yet: paid, or to be paid, and reserved nowhere. The
 * order of one checkout is left out, and what is held for others by what was signed for them.
 */
export async function unitsWaiting(
  db: ShopDb,
  shop: Pick<Shop, "id">,
  inventoryItemIds: readonly bigint[],
  exceptFor: string,
): Promise<Map<bigint, number>> {
  const { routingEnabled, routingSince } = await fulfillmentSettings.read(db, shop);
  if (!routingEnabled || routingSince === null) return new Map();
  const rows = await db.$queryRaw<{ item: bigint; units: number }[]>`
    WITH line AS (
      SELECT o."id" AS "orderId", o."checkoutToken", l."orderLineId", l."inventoryItemId" AS item, sum(l."remainingQuantity") AS units
        FROM "order" o
        JOIN "fulfillment_order" f ON f."shopId" = o."shopId" AND f."orderId" = o."id"
        JOIN "fulfillment_order_line" l ON l."shopId" = f."shopId" AND l."fulfillmentOrderId" = f."id"
       WHERE o."shopId" = ${shop.id} AND o."stage" IN ('received', 'held', 'routed', 'needs_you', 'at_warehouse')
         AND o."cancelledAt" IS NULL AND o."goneAt" IS NULL
         AND (o."createdAt" >= ${routingSince} OR o."routingAsked") AND o."checkoutToken" IS DISTINCT FROM ${exceptFor}
         AND f."status" NOT IN ('CLOSED', 'CANCELLED') AND l."inventoryItemId" = ANY (${[...inventoryItemIds]}::bigint[]) AND l."requiresShipping"
       GROUP BY 1, 2, 3, 4
    ), open AS (
      SELECT line."checkoutToken", line.item,
             greatest(0, line.units - coalesce((
               SELECT sum(p."quantity" - p."shipped") FROM "parcel_line" p
                 JOIN "parcel" parcel ON parcel."shopId" = p."shopId" AND parcel."id" = p."parcelId"
                WHERE p."shopId" = ${shop.id} AND p."orderLineId" = line."orderLineId" AND parcel."orderId" = line."orderId"
                  AND ${stageIs(isLive, "parcel")}), 0)) AS units
        FROM line
    ), per AS (
      SELECT "checkoutToken", item, sum(units) AS units FROM open GROUP BY 1, 2
    )
    SELECT item, sum(greatest(0, per.units - coalesce((
             SELECT sum(h."quantity") FROM "stock_hold" h
              WHERE h."shopId" = ${shop.id} AND h."checkoutToken" = per."checkoutToken" AND h."inventoryItemId" = per.item
                AND h."endedAt" IS NULL AND h."until" > ${nowDate()}), 0)))::int AS units
      FROM per GROUP BY 1`;
  return new Map(rows.map(({ item, units }) => [item, units]));
}
