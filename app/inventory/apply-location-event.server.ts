import { z } from "zod";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { copyLocations } from "./copy-locations.server.ts";

const Payload = z.object({ id: z.coerce.bigint() });

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
    const { id } = Payload.parse(JSON.parse(event.body));
    await copyLocations(shop, [id]);
    await inShop(shop, async (db) => {
      const isThere = (await db.location.count({ where: { shopId: shop.id, id } })) > 0;
      if (!isThere) await db.inventoryLevel.deleteMany({ where: { shopId: shop.id, locationId: id } });
    });
  },
});
