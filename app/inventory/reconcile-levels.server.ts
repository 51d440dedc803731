import { ChangedLevelsDocument } from "#admin/changed-levels.ts";
import { ListedLocationsDocument } from "#admin/listed-locations.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { gid, idOf } from "#app/shopify/gid.ts";
import { type Countable } from "#app/shopify/reconcile/countable.ts";
import { changesByPage } from "#app/shopify/reconcile/changes-by-page.ts";
import type { Reconcilable } from "#app/shopify/reconcile/reconcilable.ts";
import { reconcilableTable } from "#app/shopify/reconcile/reconcilable-table.server.ts";
import { reconcileCopy } from "#app/shopify/reconcile/reconcile-copy.server.ts";
import { reconcileCount } from "#app/shopify/reconcile/reconcile-count.server.ts";
import { copyLevels } from "./copy-levels.server.ts";
import { copyLocations } from "./copy-locations.server.ts";
import { locationTable } from "./location-record.ts";

const idOfLevel = ({ locationId, inventoryItemId }: { locationId: bigint; inventoryItemId: bigint }) => `${locationId}-${inventoryItemId}`;

/** Of a level its location and its item are the id. Its webhook tells of what can be sold: that units went from committed to gone it does not. */
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
    return new Map(copies.map((level) => [idOfLevel(level), level.updatedAt]));
  },
  async told(db, shop, changes) {
    const where = { shopId: shop.id, inventoryItemId: { in: changes.map(({ copy }) => copy) } };
    const copies = await db.inventoryLevel.findMany({ where, select: { inventoryItemId: true, locationId: true, available: true } });
    return new Map(copies.map((level) => [idOfLevel(level), level.available]));
  },
  copy: (shop, ids) => copyLevels(shop, ids, "background"),
};

/** There are few enough of them to look at all each time: Shopify can't be asked for those that changed. */
const locations = reconcilableTable({
  resource: "locations",
  table: locationTable,
  copy: copyLocations,
  ask: async (client, { after }) => (await client.run(ListedLocationsDocument, { after })).locations,
});

const allLocations: Countable = {
  resource: "locations",
  type: "Location",
  table: locationTable,
  count: null,
  list: async (client, { after }) => (await client.run(ListedLocationsDocument, { after })).locations,
  copy: copyLocations,
};

/** Finds changes of what Shopify shows in stock, and locations that came or went, of which no webhook has told. */
export async function reconcileLevels(shop: Shop): Promise<void> {
  await reconcileCopy(shop, levels);
  await reconcileCopy(shop, locations);
  await reconcileCount(shop, allLocations);
}
