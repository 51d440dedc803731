import { CreateFulfillmentEventDocument } from "#admin/create-fulfillment-event.ts";
import { FulfillmentEventsDocument } from "#admin/fulfillment-events.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { type OpenEffect, openEffect, settleEffect } from "#app/platform/effects/effect.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { gid } from "#app/shopify/gid.ts";
import type { TrackingStatus } from "#app/warehouses/warehouse-connection.ts";

import { eventsToPublish } from "./events-to-publish.ts";

type EventRow = { status: string; happenedAt: Date; message: string | null; publishedAt: Date | null };

/** Tells Shopify the steps of a parcel's way that are due (events-to-tell), each once. */
export async function publishTrackingEvents(
  shop: Shop,
  shipment: { id: string; events: readonly EventRow[] },
  fulfillmentId: bigint,
): Promise<void> {
  for (const event of eventsToPublish(shipment.events)) {
    const key = { shipmentId: shipment.id, status: event.status, happenedAt: event.happenedAt };
    const effect = await openEffect(
      shop,
      "shipment.event",
      `${shipment.id}:${event.status}:${event.happenedAt.toISOString()}`,
      event.status,
    );
    const answer = effect.settled ? undefined : await tellOnce(shop, fulfillmentId, event, effect);
    await inShop(shop, async (db) => {
      if (answer && !effect.settled) await settleEffect(db, shop, effect, answer);
      await db.shipmentEvent.updateMany({ where: { shopId: shop.id, ...key }, data: { publishedAt: nowDate() } });
    });
  }
}

async function tellOnce(shop: Shop, fulfillmentId: bigint, event: EventRow, { isRetry }: Pick<OpenEffect, "isRetry">) {
  return isRetry && (await alreadyTold(shop, fulfillmentId, event)) ? { told: "before" } : tell(shop, fulfillmentId, event);
}

async function tell(shop: Shop, fulfillmentId: bigint, event: EventRow) {
  const { fulfillmentEventCreate: answer } = await adminClient(shop).run(CreateFulfillmentEventDocument, {
    event: {
      fulfillmentId: gid("Fulfillment", fulfillmentId),
      // Written by record-shipment alone, from TrackingEvent.
      status: event.status as TrackingStatus,
      happenedAt: event.happenedAt.toISOString(),
      message: event.message,
    },
  });
  // A refused event loses the buyer a line of news, and nothing else: it is kept with the effect.
  return { userErrors: answer?.userErrors.map((error) => error.message) ?? [] };
}

async function alreadyTold(shop: Shop, fulfillmentId: bigint, event: EventRow): Promise<boolean> {
  const { fulfillment } = await adminClient(shop).run(FulfillmentEventsDocument, { fulfillmentId: gid("Fulfillment", fulfillmentId) });
  return (fulfillment?.events.nodes ?? []).some(
    (known) => known.status === event.status && new Date(known.happenedAt).getTime() === event.happenedAt.getTime(),
  );
}
