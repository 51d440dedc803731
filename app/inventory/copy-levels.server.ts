import { LevelsPageDocument } from "#admin/levels-page.ts";
import { LevelsToCopyDocument } from "#admin/levels-to-copy.ts";
import type { LevelsToCopyQuery } from "#admin/levels-to-copy.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import type { AdminClient } from "#app/shopify/admin-client.server.ts";
import { batchesOf, everyPage } from "#app/shopify/copy/paging.ts";
import { upsertChildren } from "#app/shopify/copy/upsert-copies.server.ts";
import { gid } from "#app/shopify/gid.ts";
import type { Lane } from "#app/shopify/queue/request-queue.ts";
import { levelFromAdmin } from "./level-record.ts";
import { levelTable } from "./level-record.ts";

/** Items with a page of locations each that stay under the thousand points that Shopify allows one query. */
const AT_ONCE = 15;

type Item = Extract<LevelsToCopyQuery["nodes"][number], { id: string }>;

/**
 * Copies what Shopify shows now of inventory items, at every location. Levels of an item at locations where it is no longer stocked, and
 * of items that Shopify no longer knows, are removed. Twice equals once.
 */
export async function copyLevels(shop: Shop, inventoryItemIds: readonly bigint[], lane: Lane = "interactive"): Promise<void> {
  const client = adminClient(shop, lane);
  for (const batch of batchesOf([...new Set(inventoryItemIds)], AT_ONCE)) {
    const { nodes } = await client.run(LevelsToCopyDocument, { ids: batch.map((id) => gid("InventoryItem", id)) });
    const items = await Promise.all(nodes.filter(isItem).map((item) => complete(client, item)));
    const rows = items.flatMap(({ item, levels }) => levels.map((level) => levelFromAdmin(level, item.id)));
    await inShop(shop, (db) => upsertChildren(db, shop, levelTable, batch, rows));
  }
}

const isItem = (node: LevelsToCopyQuery["nodes"][number]): node is Item => node !== null && "inventoryLevels" in node;

async function complete(client: AdminClient, item: Item) {
  const first = item.inventoryLevels;
  const nextPage = async (after: string) => (await client.run(LevelsPageDocument, { id: item.id, after })).inventoryItem?.inventoryLevels;
  return { item, levels: await everyPage(first, nextPage) };
}
