import { z } from "zod";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { idOf } from "#app/shopify/gid.ts";
import { copyOrders } from "./copy-orders.server.ts";

const Merge = z.object({ admin_graphql_api_customer_deleted_id: z.string() });

/** Two customers became one: the orders of the one who is gone are the other's now, and are read again. */
export const copyOrdersOfMerged = subscriber({
  name: "orders.copy-orders-of-merged",
  hears: [{ source: "shopify", topics: ["customers/merge"] }],
  urgent: false,
  async run(shop, event) {
    const customerId = idOf(Merge.parse(JSON.parse(event.body)).admin_graphql_api_customer_deleted_id);
    const orders = await inShop(shop, (db) => db.order.findMany({ where: { shopId: shop.id, customerId }, select: { id: true } }));
    await copyOrders(
      shop,
      orders.map(({ id }) => id),
    );
  },
});
