import { z } from "zod";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { readPayload } from "#app/platform/events/stored-event.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { OutsideNumber } from "#app/platform/ids.ts";
import { copyLocations } from "./copy-locations.server.ts";

const Payload = z.object({ id: OutsideNumber });

/** An event about a location says only which one to read again. With a location that is gone its quantities go. */
export const applyLocationEvent = subscriber({
  name: "inventory.copy-location",
  hears: [
    {
      source: "shopify",
      topics: ["locations/create", "locations/update", "locations/activate", "locations/deactivate", "locations/delete"],
    },
  ],
  urgent: false,
  async run(shop, event) {
    const { id } = readPayload(event, Payload);
    await copyLocations(shop, [id]);
    await inShop(shop, async (db) => {
      const isThere = (await db.location.count({ where: { shopId: shop.id, id } })) > 0;
      if (!isThere) await db.inventoryLevel.deleteMany({ where: { shopId: shop.id, locationId: id } });
    });
  },
});
