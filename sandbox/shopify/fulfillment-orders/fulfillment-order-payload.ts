import type { FulfillmentOrderRecord } from "../state/order-record.ts";
import { toGid } from "../state/gid.ts";

/** A fulfillment order as Shopify's webhooks write one. Unlike other topics these carry GIDs as `id`. */
export function fulfillmentOrderPayload(one: FulfillmentOrderRecord): Record<string, unknown> {
  return {
    id: toGid("FulfillmentOrder", one.id),
    status: one.status.toLowerCase(),
    request_status: one.requestStatus.toLowerCase(),
    order_id: toGid("Order", one.order.id),
    assigned_location_id: toGid("Location", one.locationId),
    ...(one.holds.length > 0
      ? { fulfillment_holds: one.holds.map(({ reason, reasonNotes }) => ({ reason: reason.toLowerCase(), reason_notes: reasonNotes })) }
      : {}),
  };
}
