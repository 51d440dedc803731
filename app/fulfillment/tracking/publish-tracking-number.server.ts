import { UpdateTrackingDocument } from "#admin/update-tracking.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { openEffect, settleEffect } from "#app/platform/effects/effect.server.ts";
import { webLink } from "#app/platform/outside-text.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { gid } from "#app/shopify/gid.ts";
import { carrierName } from "#app/warehouses/clean-shipment.ts";

type Tracked = { id: string; carrier: string | null; trackingNumber: string | null; trackingUrl: string | null };

/**
 * Tells Shopify the tracking of a parcel whose fulfillment was made before its tracking was known, or with another. Setting it is the same
 * however often it is done: on doubt it is set again.
 */
export async function publishTrackingNumber(shop: Shop, shipment: Tracked, fulfillmentId: bigint): Promise<void> {
  if (!shipment.trackingNumber) return;
  const made = { shopId: shop.id, kind: "shipment.publish", subject: shipment.id };
  const first = await inShop(shop, (db) => db.effect.findFirst({ where: made, select: { reference: true } }));
  if (!first || first.reference === shipment.trackingNumber) return;

  const effect = await openEffect(shop, "shipment.tracking", `${shipment.id}:${shipment.trackingNumber}`, shipment.trackingNumber);
  if (effect.settled) return;
  const { fulfillmentTrackingInfoUpdate: answer } = await adminClient(shop).run(UpdateTrackingDocument, {
    fulfillmentId: gid("Fulfillment", fulfillmentId),
    tracking: trackingFor(shipment),
  });
  await inShop(shop, (db) => settleEffect(db, shop, effect, { userErrors: answer?.userErrors.map((error) => error.message) ?? [] }));
}

/** What Shopify, and through it the buyer, is told of a shipment: a link leads to a page of the web and a carrier has a name, whatever was kept of it. */
export function trackingFor({ carrier, trackingNumber, trackingUrl }: Omit<Tracked, "id">) {
  return { company: carrierName(carrier), number: trackingNumber, url: webLink(trackingUrl) };
}
