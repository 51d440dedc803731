import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { restoreService } from "#app/warehouses/connecting/restore-services.server.ts";
import { refusal, type Reply } from "#app/platform/http/reply.ts";
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

/** Sets warehouses up in Shopify again that have lost their locations: what that solves leaves the worklist at once. */
export async function restoreLocations(shop: Shop, exceptionIds: readonly string[]): Promise<Reply> {
  const warehouses = await inShop(shop, async (db) => {
    const open = await db.exception.findMany({ where: { shopId: shop.id, id: { in: [...exceptionIds] }, cause: CAUSE, resolvedAt: null } });
    const ids = open.flatMap(({ warehouseId }) => warehouseId ?? []);
    return db.warehouse.findMany({ where: { shopId: shop.id, id: { in: ids }, state: AT_WORK } });
  });
  for (const warehouse of warehouses) {
    const why = await restoreService(shop, warehouse);
    if (why !== null) return refusal(why);
  }
  await reportLostLocations(shop);
  return { ok: true, message: fulfillment.message("locations-restored", { count: warehouses.length }) };
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
