import { UpdateFulfillmentServiceDocument } from "#admin/update-fulfillment-service.ts";
import type { Warehouse } from "#generated/prisma/client.ts";
import type { PostalAddress } from "#app/orders/postal-address.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { WarehouseId } from "#app/platform/ids.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { gid } from "#app/shopify/gid.ts";
import { userErrorsOf } from "#app/shopify/user-errors.ts";
import { serviceAddress } from "./callback-address.server.ts";
import { correctAddress } from "./connecting/correct-address.server.ts";
import { warehouses } from "./messages.ts";

export type ChangedPlace =
  | { outcome: "changed" }
  /** Shopify does not call it so, or not there; nothing was changed here either. */
  | { outcome: "refused"; field: "name" | "address.address1"; message: Message }
  | { outcome: "not-found"; message: Message };

/**
 * Gives a warehouse another name, and another address where the merchant says where it stands (null where its provider does). Its fulfillment
 * service and location in Shopify follow, first: what Shopify refuses is not changed here. Twice equals once.
 */
export async function changePlace(
  shop: Shop,
  id: WarehouseId,
  { name, address }: { name: string; address: PostalAddress | null },
): Promise<ChangedPlace> {
  const known = await inShop(shop, (db) => db.warehouse.findFirst({ where: { shopId: shop.id, id, state: { not: "disconnected" } } }));
  if (!known) return { outcome: "not-found", message: warehouses.message("no-longer-connected") };
  const namesake = await inShop(shop, (db) =>
    db.warehouse.count({
      where: { shopId: shop.id, id: { not: id }, state: { not: "disconnected" }, name: { equals: name, mode: "insensitive" } },
    }),
  );
  if (namesake > 0) return { outcome: "refused", field: "name", message: warehouses.message("name-taken", { warehouse: name }) };

  const problem = name === known.name ? null : await rename(shop, known, name);
  if (problem) return { outcome: "refused", field: "name", message: problem };
  const wrong = address && known.locationId !== null ? await correctAddress(shop, known.locationId, address) : null;
  if (wrong) return { outcome: "refused", field: "address.address1", message: wrong };

  await inShop(shop, (db) => db.warehouse.updateMany({ where: { shopId: shop.id, id }, data: { name, ...(address && { address }) } }));
  return { outcome: "changed" };
}

/** Answers what Shopify said against it, or null. */
async function rename(shop: Shop, { fulfillmentServiceId, callbackKey }: Warehouse, name: string): Promise<Message | null> {
  if (fulfillmentServiceId === null) return null;
  const { fulfillmentServiceUpdate } = await adminClient(shop).run(UpdateFulfillmentServiceDocument, {
    id: gid("FulfillmentService", fulfillmentServiceId),
    name,
    callbackUrl: serviceAddress(callbackKey),
  });
  const [problem] = userErrorsOf(fulfillmentServiceUpdate);
  if (!problem) return null;
  return fulfillmentServiceUpdate?.userErrors.some(({ message }) => /taken/i.test(message))
    ? warehouses.message("name-taken", { warehouse: name })
    : warehouses.message("not-renamed", { why: problem.message });
}
