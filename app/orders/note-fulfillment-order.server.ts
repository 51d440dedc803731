import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { idOf } from "#app/shopify/gid.ts";

/** What Shopify answers of a fulfillment order that it was asked to change. */
export type FulfillmentOrderAnswer = {
  id: string;
  status: string;
  requestStatus: string;
  supportedActions: readonly { action: string }[];
  updatedAt: string;
};

/** Brings our copy of a fulfillment order up to what Shopify answered when Waybill changed it: it need not be read again for that. Newer wins. */
export async function noteFulfillmentOrder(
  db: ShopDb,
  shop: Pick<Shop, "id">,
  { id, status, requestStatus, supportedActions, updatedAt }: FulfillmentOrderAnswer,
): Promise<void> {
  await db.fulfillmentOrder.updateMany({
    where: { shopId: shop.id, id: idOf(id), updatedAt: { lte: new Date(updatedAt) } },
    data: { status, requestStatus, supportedActions: supportedActions.map(({ action }) => action), updatedAt: new Date(updatedAt) },
  });
}
