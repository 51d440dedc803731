import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { fulfillment } from "../messages.ts";
import { openException } from "./open-exception.server.ts";
import { resolveExceptions } from "./resolve-exceptions.server.ts";

const CAUSE = "warehouse.location-off";
const AT_WORK = { in: ["connected", "paused", "refused"] as ("connected" | "paused" | "refused")[] };

/**
 * The warehouses, by id, whose location Shopify no longer sends orders to: its fulfillment service was deleted, or it was switched off. One
 * whose location is gone altogether stays among them until it has another.
 */
export async function lostLocations(db: ShopDb, shop: Pick<Shop, "id">): Promise<ReadonlySet<string>> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT w."id"::text AS "id" FROM "warehouse" w
      LEFT JOIN "location" l ON l."shopId" = w."shopId" AND l."id" = w."locationId"
     WHERE w."shopId" = ${shop.id} AND w."locationId" IS NOT NULL AND w."state" IN ('connected', 'paused', 'refused')
       AND (NOT l."isActive" OR NOT l."isFulfillmentService"
            OR l."id" IS NULL AND EXISTS (SELECT 1 FROM "exception" e WHERE e."shopId" = w."shopId" AND e."cause" = ${CAUSE}
                                             AND e."subject" = 'warehouse:' || w."id"::text AND e."resolvedAt" IS NULL))`;
  return new Set(rows.map(({ id }) => id));
}

/** Keeps the worklist true about which warehouses have lost their locations. */
export async function reportLostLocations(shop: Shop): Promise<void> {
  await inShop(shop, async (db) => {
    const lost = await lostLocations(db, shop);
    const warehouses = await db.warehouse.findMany({ where: { shopId: shop.id, state: AT_WORK }, select: { id: true, name: true } });
    for (const { id, name: warehouse } of warehouses) {
      const subject = `warehouse:${id}`;
      if (lost.has(id))
        await openException(db, shop, {
          cause: CAUSE,
          subject,
          shared: { warehouseId: id },
          message: fulfillment.message("location-off", { warehouse }),
          staysDismissed: true,
        });
      else await resolveExceptions(db, shop, { subject, cause: CAUSE }, fulfillment.message("location-back"));
    }
  });
}
