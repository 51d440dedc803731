import { z } from "zod";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { readPayload } from "#app/platform/events/stored-event.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { OutsideNumber } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { batchLoader } from "#app/shopify/copy/batch-loader.server.ts";
import { copyLevels } from "./copy-levels.server.ts";

const Payload = z.object({
  inventory_item_id: OutsideNumber,
  location_id: OutsideNumber,
  available: z.int().nullish(),
});

const copyLevelsOf = batchLoader((shop, ids) => copyLevels(shop, ids, "background"));

/**
 * An event about stock says only of which item to read the quantities again, at all its locations: the number in it may be older than
 * one that we have written since. One that says what we know already (most echo what Waybill itself has set) needs no reading.
 */
export const applyLevelEvent = subscriber({
  name: "inventory.copy-levels",
  hears: [{ source: "shopify", topics: ["inventory_levels/update", "inventory_levels/disconnect"] }],
  urgent: false,
  async run(shop, event) {
    const said = readPayload(event, Payload);
    if (event.topic === "inventory_levels/disconnect" || !(await isKnown(shop, said))) await copyLevelsOf(shop, said.inventory_item_id);
  },
});

async function isKnown(shop: Shop, said: z.infer<typeof Payload>): Promise<boolean> {
  const level = await inShop(shop, (db) =>
    db.inventoryLevel.findUnique({
      where: {
        shopId_inventoryItemId_locationId: { shopId: shop.id, inventoryItemId: said.inventory_item_id, locationId: said.location_id },
      },
      select: { available: true },
    }),
  );
  return level !== null && level.available === said.available;
}
