import { inShop } from "#app/platform/db/in-shop.server.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import type { Shop } from "#app/platform/shop.ts";

import { publishShipmentJob } from "./publish-shipment.server.ts";

/**
 * Has Shopify asked again to take the shipments that it refused (exceptions of cause `shipment.refused`). What it takes now leaves the
 * worklist by itself; what it refuses again stays there with Shopify's newest reason. Answers how many are asked for.
 */
export async function retryPublishing(shop: Shop, exceptionIds: readonly string[]): Promise<number> {
  return inShop(shop, async (db) => {
    const refused = await db.exception.findMany({
      where: { shopId: shop.id, id: { in: [...exceptionIds] }, cause: "shipment.refused", resolvedAt: null },
      select: { subject: true },
    });
    for (const { subject } of refused) await enqueue(db, shop, publishShipmentJob, { shipmentId: subject.replace("shipment:", "") });
    return refused.length;
  });
}
