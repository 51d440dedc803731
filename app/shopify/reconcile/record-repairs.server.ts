import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { newId } from "#app/platform/ids.ts";
import { log } from "#app/platform/log.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { Fault } from "./reconcilable.ts";

/** What was wrong with our copy and is put right: by Shopify's number of it, and when it had changed there, where Shopify says so. */
export type Repaired = { id: string; fault: Fault; changedAt: Date | null };

/** Records what was put right, so that a shop without repairs is known to be well. */
export async function recordRepairs(shop: Shop, resource: string, repairs: readonly Repaired[]): Promise<void> {
  if (repairs.length === 0) return;
  log.warn({ shopId: shop.id, resource, repairs: repairs.length }, "the copy had missed changes: copied again");
  await inShop(shop, (db) =>
    db.repair.createMany({
      data: repairs.map(({ id, fault, changedAt }) => ({
        shopId: shop.id,
        id: newId(),
        resource,
        entityId: id,
        fault,
        changedAt,
        repairedAt: nowDate(),
      })),
    }),
  );
}
