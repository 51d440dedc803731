import { ChangedLevelsDocument } from "#admin/changed-levels.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { gid, idOf } from "#app/shopify/gid.ts";
import { changesByPage } from "#app/shopify/reconcile/changes-by-page.ts";
import type { Reconcilable } from "#app/shopify/reconcile/reconcilable.ts";
import { reconcileCopy } from "#app/shopify/reconcile/reconcile-copy.server.ts";
import { copyLevels } from "./copy-levels.server.ts";

/** Of a level its location and its item are the id. */
const levels: Reconcilable = {
  resource: "inventory-levels",
  async *changes(client, changed, shop) {
    const locations = await inShop(shop, (db) => db.location.findMany({ where: { shopId: shop.id }, select: { id: true } }));
    for (const { id } of locations)
      yield* changesByPage(
        async (after) =>
          (await client.run(ChangedLevelsDocument, { location: gid("Location", id), changed, after })).location?.inventoryLevels,
        ({ item, updatedAt }) => ({ id: `${id}-${idOf(item.id)}`, changedAt: new Date(updatedAt), copy: idOf(item.id) }),
      );
  },
  async known(db, shop, changes) {
    const where = { shopId: shop.id, inventoryItemId: { in: changes.map(({ copy }) => copy) } };
    const copies = await db.inventoryLevel.findMany({ where, select: { inventoryItemId: true, locationId: true, updatedAt: true } });
    return new Map(copies.map(({ inventoryItemId, locationId, updatedAt }) => [`${locationId}-${inventoryItemId}`, updatedAt]));
  },
  copy: (shop, ids) => copyLevels(shop, ids, "background"),
};

/** Finds changes of what Shopify shows in stock of which no webhook has come. */
export const reconcileLevels = (shop: Shop): Promise<void> => reconcileCopy(shop, levels);
