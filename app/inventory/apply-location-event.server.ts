import { z } from "zod";
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
    await copyLocations(shop, [readPayload(event, Payload).id]);
  },
});
