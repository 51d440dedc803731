import { fulfillment } from "#app/fulfillment/messages.ts";
import { publishShipmentJob } from "#app/fulfillment/tracking/publish-shipment.server.ts";
import { columnsOf, trackingSaid } from "#app/fulfillment/tracking/shipment-tracking.ts";
import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { refusal, type Reply } from "#app/platform/http/reply.ts";
import type { ShipmentId } from "#app/platform/ids.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { packing } from "./messages.ts";
import type { PackedBox } from "./ship-packed-parcel.server.ts";
import { lockShippedHere, whyNotUnderWay } from "./shipped-here.server.ts";

/** Corrects the carrier and number of a shipment that left a packing station; Shopify and the buyer are told. One without a number may stay without; a number is not taken away. */
export function correctTracking(shop: Shop, shipmentId: ShipmentId, box: PackedBox, by: Actor): Promise<Reply> {
  return inShop(shop, async (db): Promise<Reply> => {
    const shipment = await lockShippedHere(db, shop, shipmentId);
    if (!shipment) return refusal(packing.message("no-such-shipment"));
    const why = whyNotUnderWay(shipment);
    if (why) return refusal(why);
    if (box.trackingNumber === null && shipment.trackingNumbers.length > 0)
      return refusal(packing.message("no-tracking-number"), { trackingNumber: packing.message("no-tracking-number") });

    const tracking = trackingSaid(box);
    const answer: Reply = { ok: true, message: packing.message("tracking-saved") };
    if (shipment.carrier === tracking.carrier && shipment.trackingNumbers.join() === tracking.numbers.join()) return answer;
    await db.shipment.update({
      where: { shopId_id: { shopId: shop.id, id: shipmentId } },
      data: { ...columnsOf(tracking), saidTracking: tracking },
    });
    await writeTimeline(db, shop, {
      orderId: shipment.parcel.orderId,
      actor: by,
      event: "tracking-corrected",
      message:
        tracking.numbers.length > 0
          ? fulfillment.message("tracking-corrected", { tracking: tracking.numbers })
          : fulfillment.message("carrier-corrected", { carrier: tracking.carrier ?? "" }),
    });
    await enqueue(db, shop, publishShipmentJob, { shipmentId });
    return answer;
  });
}
