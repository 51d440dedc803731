import type { FulfillmentHoldRecord, FulfillmentOrderRecord } from "../state/order-record.ts";
import { appGid, toGid } from "../state/gid.ts";
import { payloadTime } from "../state/payload-time.ts";
import type { ShopState } from "../state/shop-state.ts";

/**
 * A fulfillment order as Shopify's webhooks write one: its id, as a GID unlike in other topics, and its status. Of which order it is they do not say; what
 * else there is depends on the topic.
 */
export function fulfillmentOrderPayload(one: FulfillmentOrderRecord): Record<string, unknown> {
  return { id: toGid("FulfillmentOrder", one.id), status: one.status.toLowerCase() };
}

/** … where its request is what the topic is about. */
export const requestedPayload = (one: FulfillmentOrderRecord): Record<string, unknown> => ({
  ...fulfillmentOrderPayload(one),
  request_status: one.requestStatus.toLowerCase(),
});

/** … where its place is. */
export const placedPayload = (one: FulfillmentOrderRecord, locationId = one.locationId): Record<string, unknown> => ({
  ...fulfillmentOrderPayload(one),
  assigned_location_id: toGid("Location", locationId),
});

/** … where its time is. */
export const scheduledPayload = ({ shop }: ShopState, one: FulfillmentOrderRecord): Record<string, unknown> => ({
  ...fulfillmentOrderPayload(one),
  fulfill_at: one.fulfillAt === null ? null : payloadTime(one.fulfillAt, shop.ianaTimezone),
});

/** A hold. Whose it is is told by app; the merchant's own is no app's. */
export const holdPayload = (hold: FulfillmentHoldRecord): Record<string, unknown> => ({
  id: toGid("FulfillmentHold", hold.id),
  reason: hold.reason.toLowerCase(),
  reason_notes: hold.reasonNotes,
  held_by_requesting_app: false,
  handle: hold.handle,
  held_by_app: byApp(hold.heldByApp),
});

/** Who did it, as far as an app did. */
export const byApp = (isApp: boolean): { id: string } | null => (isApp ? { id: appGid } : null);
