import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { fulfillmentSettings } from "../fulfillment-settings.server.ts";
import { calibrate } from "./calibrate.ts";
import { forgetSaid } from "./said-promise.server.ts";
import { learnHandling, learnTransit, type SeenHandling, type SeenTransit } from "./observe-delivery.ts";

/** What is older says nothing of today's carriers. */
const YEAR_MS = 365 * 86_400_000;
const LAST_PROMISES = 2000;

/**
 * Learns from what arrived how long ways are, how punctual warehouses are, and how likely a date has to be. Within a day nothing of it changes, so
 * that what a page said in the morning is what the plan keeps.
 */
export function learnDelivery(shop: Shop): Promise<void> {
  return inShop(shop, async (db) => {
    const today = nowDate();
    const since = new Date(today.getTime() - YEAR_MS);
    const transit = await db.$queryRaw<SeenTransit[]>`
      SELECT "warehouseId", "service", "countryCode", "region", "transitDays" AS "days", count(*)::int AS "parcels",
             floor(extract(epoch FROM ${today}::timestamptz - "deliveredAt") / 604800)::int AS "weeksAgo"
        FROM "delivered_shipment" WHERE "shopId" = ${shop.id} AND "deliveredAt" >= ${since}
       GROUP BY 1, 2, 3, 4, 5, 7`;
    const handling = await db.$queryRaw<SeenHandling[]>`
      SELECT "warehouseId", "handlingDays" AS "days", count(*)::int AS "parcels",
             floor(extract(epoch FROM ${today}::timestamptz - "deliveredAt") / 604800)::int AS "weeksAgo"
        FROM "delivered_shipment" WHERE "shopId" = ${shop.id} AND "deliveredAt" >= ${since} AND "handlingDays" IS NOT NULL
       GROUP BY 1, 2, 4`;
    const { promiseConfidence } = await fulfillmentSettings.read(db, shop);
    const judged = await db.deliveryPromise.findMany({
      where: { shopId: shop.id, surprise: { not: null } },
      orderBy: { judgedAt: "desc" },
      take: LAST_PROMISES,
      select: { surprise: true },
    });

    await db.learntDays.deleteMany({ where: { shopId: shop.id } });
    await db.learntDays.createMany({
      data: [
        ...[...learnTransit(transit)].map(([key, counts]) => {
          const [warehouseId = "", service = "", countryCode = "", region = ""] = JSON.parse(key) as string[];
          return { shopId: shop.id, kind: "transit", countryCode, warehouseId, service, region, counts: [...counts] };
        }),
        ...[...learnHandling(handling)].map(([warehouseId, counts]) => {
          return { shopId: shop.id, kind: "handling", countryCode: "", warehouseId, service: "", region: "", counts: [...counts] };
        }),
      ],
    });
    const learnt = {
      confidence: promiseConfidence,
      threshold: calibrate(
        judged.flatMap(({ surprise }) => surprise ?? []),
        promiseConfidence / 100,
      ),
      arrivals: judged.length,
      learntAt: today,
    };
    await forgetSaid(db, shop);
    await db.promiseThreshold.upsert({ where: { shopId: shop.id }, create: { shopId: shop.id, ...learnt }, update: learnt });
  });
}
