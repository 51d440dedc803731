import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import { WAYBILL } from "#app/platform/actor.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import type { Shop } from "#app/platform/shop.ts";

import { dispatchParcelJob } from "../dispatch/dispatch-parcel.server.ts";
import { fulfillment } from "../messages.ts";
import { publishShipmentJob } from "../tracking/publish-shipment.server.ts";
import { inStages } from "#app/parcels/parcel-sql.server.ts";
import { isCancelled } from "#app/parcels/parcel-stage.ts";
import { moveParcels } from "#app/parcels/move-parcel.server.ts";

type RequestedParcel = { id: string; orderId: bigint; warehouse: { name: string }; fulfillmentOrderIds: bigint[] };

/** Records that a parcel's request is accepted in Shopify, and has it dispatched: both or neither. */
export async function markRequested(db: ShopDb, shop: Shop, parcel: RequestedParcel): Promise<void> {
  const moved = await moveParcels(db, shop, parcel, "requested", { fulfillmentOrderIds: parcel.fulfillmentOrderIds });
  if (moved === 0) {
    // Called off while it was asked for: what was accepted for it is given back.
    const { id, fulfillmentOrderIds } = parcel;
    await db.parcel.updateMany({
      where: { shopId: shop.id, id, stage: inStages(isCancelled), fulfillmentOrderIds: { isEmpty: true } },
      data: { fulfillmentOrderIds },
    });
    return;
  }
  await enqueue(db, shop, dispatchParcelJob, { parcelId: parcel.id });
  // The warehouse may have shipped it before Shopify's request was attached to it: there was nothing to fulfil by then.
  const shipped = await db.shipment.findMany({
    where: { shopId: shop.id, parcelId: parcel.id, fulfillmentId: null },
    select: { id: true },
  });
  for (const { id } of shipped) await enqueue(db, shop, publishShipmentJob, { shipmentId: id });
  await writeTimeline(db, shop, {
    orderId: parcel.orderId,
    actor: WAYBILL,
    event: "requested",
    message: fulfillment.message("requested", { warehouse: parcel.warehouse.name }),
  });
}
