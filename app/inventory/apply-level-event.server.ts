import { z } from "zod";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { readPayload } from "#app/platform/events/stored-event.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { OutsideNumber } from "#app/platform/ids.ts";
import { batchLoader } from "#app/shopify/copy/batch-loader.server.ts";
import { copyLevels } from "./copy-levels.server.ts";

const Payload = z.object({
  inventory_item_id: OutsideNumber,
  location_id: OutsideNumber,
  available: z.int().nullish(),
});
type Said = z.infer<typeof Payload>;

/** A parcel tells of each of its items, and nobody waits for them. */
const GATHERED = { waitMs: 250 };

const copyLevelsOf = batchLoader<bigint>((shop, ids) => copyLevels(shop, ids, "background"), GATHERED);

/** Copies the levels of an item, unless what was said of them is known already. */
const copyUnlessKnown = batchLoader<Said>(async (shop, said) => {
  const levels = await inShop(shop, (db) =>
    db.inventoryLevel.findMany({
      where: { shopId: shop.id, inventoryItemId: { in: said.map((one) => one.inventory_item_id) } },
      select: { inventoryItemId: true, locationId: true, available: true },
    }),
  );
  const known = new Map(levels.map((level) => [`${level.inventoryItemId} ${level.locationId}`, level.available]));
  const isKnown = (one: Said) => known.get(`${one.inventory_item_id} ${one.location_id}`) === one.available;
  const items = new Set(said.filter((one) => !isKnown(one)).map((one) => one.inventory_item_id));
  if (items.size > 0) await copyLevels(shop, [...items], "background");
}, GATHERED);

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
    if (event.topic === "inventory_levels/disconnect") await copyLevelsOf(shop, said.inventory_item_id);
    else await copyUnlessKnown(shop, said);
  },
});
