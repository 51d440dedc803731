import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";

import { openException } from "../exceptions/open-exception.server.ts";
import { fulfillment } from "../messages.ts";
import { moveParcels } from "#app/parcels/move-parcel.server.ts";
import { isCancelled } from "#app/parcels/parcel-stage.ts";

type Leaving = { id: string; orderId: bigint; warehouse: { name: string }; order: { name: string } };

/** Tells a person that a parcel leaves although it was called off. A parcel that we had cancelled is under way again. */
export async function reportTooLate(db: ShopDb, shop: Shop, parcel: Leaving): Promise<void> {
  await moveParcels(db, shop, { id: parcel.id, from: isCancelled }, "dispatched");
  await openException(db, shop, {
    cause: "parcel.too-late",
    subject: `parcel:${parcel.id}`,
    orderId: parcel.orderId,
    parcelId: parcel.id,
    message: fulfillment.message("too-late", { order: parcel.order.name, warehouse: parcel.warehouse.name }),
  });
}
