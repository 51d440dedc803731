import { addressPayload } from "./address-payload.ts";
import type { FulfillmentRecord } from "./order-record.ts";
import { toGid } from "./gid.ts";
import { linePayload } from "./line-payload.ts";
import { payloadTime } from "./payload-time.ts";
import type { ShopState } from "./shop-state.ts";

/** A fulfillment as Shopify's webhooks write one. */
export function fulfillmentPayload(state: ShopState, fulfillment: FulfillmentRecord): Record<string, unknown> {
  const time = (at: number) => payloadTime(at, state.shop.ianaTimezone);
  const location = state.locations.get(fulfillment.locationId);
  const service = location?.fulfillmentServiceId == null ? undefined : state.fulfillmentServices.get(location.fulfillmentServiceId);
  const { order, tracking } = fulfillment;
  return {
    id: fulfillment.id,
    admin_graphql_api_id: toGid("Fulfillment", fulfillment.id),
    order_id: order.id,
    name: fulfillment.name,
    status: fulfillment.status.toLowerCase(),
    service: service?.handle ?? "manual",
    location_id: fulfillment.locationId,
    shipment_status: fulfillment.events.at(-1)?.status.toLowerCase() ?? null,
    email: order.email,
    destination: order.shippingAddress && addressPayload(order.shippingAddress),
    origin_address: null,
    receipt: {},
    tracking_company: tracking[0]?.company ?? null,
    tracking_number: tracking[0]?.number ?? null,
    tracking_url: tracking[0]?.url ?? null,
    tracking_numbers: tracking.flatMap((one) => one.number ?? []),
    tracking_urls: tracking.flatMap((one) => one.url ?? []),
    line_items: fulfillment.lines.map(({ line, quantity }) => ({ ...linePayload(state, line), quantity })),
    created_at: time(fulfillment.createdAt),
    updated_at: time(fulfillment.updatedAt),
  };
}
