import { z } from "zod";
import { AcceptFulfillmentRequestDocument } from "#admin/accept-fulfillment-request.ts";
import { RequestOptionsDocument } from "#admin/request-options.ts";
import { noteFulfillmentOrder } from "#app/orders/note-fulfillment-order.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import { crashPoint } from "#app/platform/crash-point.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { newId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { gid } from "#app/shopify/gid.ts";

import { goodsAtWarehouses } from "#app/stock/goods/goods-at-warehouses.server.ts";
import type { OrderInFulfillment } from "../load-order.server.ts";
import { markRequested } from "./mark-requested.server.ts";
import { parcelReference } from "#app/parcels/parcel-stage.ts";

type Requested = OrderInFulfillment["fulfillmentOrders"][number];

/**
 * Accepts a request that the merchant made of a warehouse by hand, and makes it a parcel. One that is accepted already, by a run that was
 * cut short before its parcel was written, gets its parcel.
 */
export async function acceptAsAsked(
  shop: Shop,
  order: OrderInFulfillment,
  one: Requested,
  warehouse: { id: string; name: string },
): Promise<void> {
  if (one.requestStatus === "SUBMITTED") {
    const { fulfillmentOrderAcceptFulfillmentRequest: accepted } = await adminClient(shop).run(AcceptFulfillmentRequestDocument, {
      id: gid("FulfillmentOrder", one.id),
      message: null,
    });
    // The request may have been taken back between our reading and our answer: the next event tells.
    if (accepted?.userErrors.length) return;
    crashPoint("request.accepted");
    const answer = accepted?.fulfillmentOrder;
    if (answer) await inShop(shop, (db) => noteFulfillmentOrder(db, shop, answer));
  }
  const notifyBuyer = await asksToNotify(shop, one);
  await inShop(shop, (db) => writeParcel(db, shop, order, one, { warehouse, notifyBuyer }));
}

const RequestOptions = z.object({ notify_customer: z.boolean() });

/** What the request says of telling the buyer; null when it says nothing. */
async function asksToNotify(shop: Shop, one: Requested): Promise<boolean | null> {
  const { fulfillmentOrder } = await adminClient(shop).run(RequestOptionsDocument, { id: gid("FulfillmentOrder", one.id) });
  const options: unknown = fulfillmentOrder?.merchantRequests.nodes[0]?.requestOptions;
  return RequestOptions.safeParse(options).data?.notify_customer ?? null;
}

async function writeParcel(
  db: ShopDb,
  shop: Shop,
  order: OrderInFulfillment,
  one: Requested,
  { warehouse, notifyBuyer }: { warehouse: { id: string; name: string }; notifyBuyer: boolean | null },
): Promise<void> {
  const titles = new Map(order.lines.map((line) => [line.id, line.title]));
  const goods = await goodsAtWarehouses(db, shop, one.lines);
  const known = await db.parcel.count({ where: { shopId: shop.id, orderId: order.id } });
  const id = newId<string>();
  await db.parcel.create({
    data: {
      shopId: shop.id,
      id,
      orderId: order.id,
      warehouseId: warehouse.id,
      reference: parcelReference(order.id, known + 1),
      notifyBuyer,
      createdAt: nowDate(),
      lines: {
        create: one.lines
          .filter((line) => line.requiresShipping && line.remainingQuantity > 0)
          .map((line) => ({
            orderLineId: line.orderLineId,
            sku: goods.skuAt(line, warehouse.id) ?? line.sku ?? "",
            title: titles.get(line.orderLineId) ?? "",
            quantity: line.remainingQuantity,
          })),
      },
    },
  });
  await markRequested(db, shop, { id, orderId: order.id, warehouse, fulfillmentOrderIds: [one.id] });
}
