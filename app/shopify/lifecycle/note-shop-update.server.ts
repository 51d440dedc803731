import { subscriber } from "#app/platform/events/subscriber.ts";
import { upsertShop } from "../upsert-shop.server.ts";

/** Its name, its currency or its clock may be another: what Shopify says of the shop is read again. Twice equals once. */
export const noteShopUpdate = subscriber({
  name: "shopify.note-shop-update",
  hears: [{ source: "shopify", topics: ["shop/update"] }],
  run: async (shop) => {
    await upsertShop(shop.domain);
  },
});
