import { LocationsToCopyDocument } from "#admin/locations-to-copy.ts";
import type { LocationsToCopyQuery } from "#admin/locations-to-copy.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { batchesOf } from "#app/shopify/copy/paging.ts";
import { upsertCopies } from "#app/shopify/copy/upsert-copies.server.ts";
import { gid } from "#app/shopify/gid.ts";
import { locationFromAdmin } from "./location-record.ts";
import { locationTable } from "./location-record.ts";

const AT_ONCE = 100;

type Location = Extract<LocationsToCopyQuery["nodes"][number], { id: string }>;

/** Copies locations as they are in Shopify now. Newer wins; those that Shopify no longer knows are removed, with
 * what lay there. Twice equals once. */
export async function copyLocations(shop: Shop, locationIds: readonly bigint[]): Promise<void> {
  for (const batch of batchesOf([...new Set(locationIds)], AT_ONCE)) {
    const { nodes } = await adminClient(shop).run(LocationsToCopyDocument, { ids: batch.map((id) => gid("Location", id)) });
    const gone = batch.filter((_, index) => nodes[index] == null);
    await inShop(shop, async (db) => {
      await upsertCopies(db, shop, locationTable, nodes.filter(isLocation).map(locationFromAdmin));
      if (gone.length === 0) return;
      await db.location.deleteMany({ where: { shopId: shop.id, id: { in: gone } } });
      await db.inventoryLevel.deleteMany({ where: { shopId: shop.id, locationId: { in: gone } } });
    });
  }
}

const isLocation = (node: LocationsToCopyQuery["nodes"][number]): node is Location => node !== null && "isActive" in node;
