import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import { isSameTracking, ToldTracking } from "#app/parcels/tracking.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { webLink } from "#app/platform/outside-text.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { OrderInFulfillment } from "../load-order.server.ts";
import { fulfillment } from "../messages.ts";
import { columnsOf } from "./shipment-tracking.ts";

type Copied = OrderInFulfillment["fulfillments"][number];

/**
 * Takes over tracking that somebody corrected in Shopify: it is the shipment's from now on, until its warehouse says something new. A copy that
 * is older than what Shopify answered to us last says nothing.
 */
export async function adoptTracking(shop: Shop, order: OrderInFulfillment): Promise<void> {
  const copies = new Map(order.fulfillments.map((one) => [one.id, one]));
  for (const shipment of order.parcels.flatMap((parcel) => parcel.shipments)) {
    const copy = shipment.fulfillmentId === null ? undefined : copies.get(shipment.fulfillmentId);
    const told = ToldTracking.safeParse(shipment.toldTracking).data;
    if (!copy || !told || copy.status === "CANCELLED" || copy.updatedAt <= new Date(told.at)) continue;
    const theirs = trackingIn(copy);
    if (theirs.numbers.length === 0 || isSameTracking(theirs, told)) continue;
    await inShop(shop, async (db) => {
      const { count } = await db.shipment.updateMany({
        where: { shopId: shop.id, id: shipment.id, toldTracking: { equals: told } },
        data: { ...columnsOf(theirs), toldTracking: { ...theirs, at: copy.updatedAt.toISOString() } },
      });
      if (count === 0) return;
      const message = fulfillment.message("tracking-corrected", { tracking: theirs.numbers });
      await writeTimeline(db, shop, { orderId: order.id, actor: { kind: "shopify" }, event: "tracking-corrected", message });
    });
  }
}

function trackingIn({ trackingCompany, trackingNumbers, trackingUrls }: Copied) {
  return { carrier: trackingCompany, numbers: trackingNumbers, urls: trackingUrls.filter((url) => webLink(url) !== null) };
}
