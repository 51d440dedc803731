import { recordShipment } from "#app/fulfillment/tracking/record-shipment.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { refusal, type Reply } from "#app/platform/http/reply.ts";
import type { ShipmentId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { packing } from "./messages.ts";
import { lockShippedHere, whyNotUnderWay } from "./shipped-here.server.ts";

/** Has a shipment of a packing station arrived, because a person says so: no carrier tells us of it. Twice equals once. */
export async function markDelivered(shop: Shop, shipmentId: ShipmentId, by: Actor): Promise<Reply> {
  const shipment = await inShop(shop, (db) => lockShippedHere(db, shop, shipmentId));
  if (!shipment) return refusal(packing.message("no-such-shipment"));
  const answer: Reply = { ok: true, message: packing.message("delivered-now") };
  if (shipment.deliveredAt !== null && shipment.undoneAt === null) return answer;
  const why = whyNotUnderWay(shipment);
  if (why) return refusal(why);

  const deliveredAt = now().toString();
  await recordShipment(
    shop,
    shipment.parcelId,
    {
      warehouseShipmentId: shipment.warehouseShipmentId,
      status: "delivered",
      problem: null,
      lines: [],
      // What is known of its tracking stands.
      carrier: null,
      trackingNumber: null,
      trackingUrl: null,
      shippedAt: shipment.shippedAt.toISOString(),
      deliveredAt,
      events: [{ status: "DELIVERED", happenedAt: deliveredAt, message: null }],
    },
    by,
  );
  return answer;
}
