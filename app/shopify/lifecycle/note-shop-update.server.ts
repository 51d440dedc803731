import { z } from "zod";
import { readPayload } from "#app/platform/events/stored-event.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { OutsideNumber } from "#app/platform/ids.ts";
import { upsertShop } from "../upsert-shop.server.ts";

const Payload = z.object({ id: OutsideNumber });

/** Its name, its currency or its clock may be another: what Shopify says of the shop is read again. Twice equals once. */
export const noteShopUpdate = subscriber({
  name: "shopify.note-shop-update",
  hears: [{ source: "shopify", topics: ["shop/update"] }],
  run: async (shop, event) => {
    readPayload(event, Payload);
    await upsertShop(shop.domain);
  },
});
