import { z } from "zod";
import { inboxHandler } from "#app/platform/inbox/inbox-handler.ts";
import { copyTogether } from "#app/shopify/copy/copy-together.server.ts";
import { copyLevels } from "./copy-levels.server.ts";

const Payload = z.object({ inventory_item_id: z.coerce.bigint() });

const copyLevelsOf = copyTogether(copyLevels);

/**
 * An event about stock says only of which item to read the quantities again, at all its locations: the number in it may be older than
 * one that we have written since.
 */
export const applyLevelEvent = inboxHandler({
  source: "shopify",
  topics: ["inventory_levels/update", "inventory_levels/connect", "inventory_levels/disconnect"],
  run: (shop, event) => copyLevelsOf(shop, Payload.parse(JSON.parse(event.body)).inventory_item_id),
});
