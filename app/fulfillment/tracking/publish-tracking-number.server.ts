import { UpdateTrackingDocument } from "#admin/update-tracking.ts";
import { isToTell, ToldTracking } from "#app/parcels/tracking.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { openEffect, settleEffect } from "#app/platform/effects/effect.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { gid } from "#app/shopify/gid.ts";
import { notifiesBuyer } from "../notifies-buyer.server.ts";
import { toldTracking, trackingInput, trackingOf } from "./shipment-tracking.ts";

type Tracked = Parameters<typeof trackingOf>[0] & { id: string; parcelId: string; toldTracking: unknown };

const NOTHING_TOLD = { carrier: null, numbers: [], urls: [], at: "" };

/**
 * Tells Shopify the tracking of a shipment whose fulfillment was made before its tracking was known, or with another. Setting it is the same
 * however often it is done: what Shopify has is compared, and on doubt it is set again.
 */
export async function publishTrackingNumber(shop: Shop, shipment: Tracked, fulfillmentId: bigint): Promise<void> {
  const ours = trackingOf(shipment);
  const told = ToldTracking.safeParse(shipment.toldTracking).data ?? NOTHING_TOLD;
  if (!isToTell(ours, told)) return;

  const key = `${shipment.id}:${told.at}:${[ours.carrier, ...ours.numbers, ...ours.urls].join(" ")}`;
  const effect = await openEffect(shop, "shipment.tracking", key, ours.numbers.join(" "));
  const { fulfillmentTrackingInfoUpdate: answer } = await adminClient(shop).run(UpdateTrackingDocument, {
    fulfillmentId: gid("Fulfillment", fulfillmentId),
    tracking: trackingInput(ours),
    notifyCustomer: await inShop(shop, (db) => notifiesBuyer(db, shop, shipment.parcelId)),
  });
  await inShop(shop, async (db) => {
    // Corrected there and back within a second, it is the same change once more.
    if (!effect.settled) await settleEffect(db, shop, effect, { userErrors: answer?.userErrors.map((error) => error.message) ?? [] });
    if (answer?.fulfillment)
      await db.shipment.update({
        where: { shopId_id: { shopId: shop.id, id: shipment.id } },
        data: { toldTracking: toldTracking(answer.fulfillment, ours) },
      });
  });
}
