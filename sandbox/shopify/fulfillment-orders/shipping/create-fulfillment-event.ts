import { Temporal } from "temporal-polyfill";
import { fulfillmentPayload } from "../../state/fulfillment-payload.ts";
import type { FulfillmentEventRecord } from "../../state/order-record.ts";
import { toGid } from "../../state/gid.ts";
import { numericId } from "../../state/numeric-id.ts";
import { payloadTime } from "../../state/payload-time.ts";
import type { ShopState } from "../../state/shop-state.ts";
import { tell } from "../../state/tell.ts";
import { refuse, type Done } from "../refuse.ts";

export type FulfillmentEventInput = Partial<Record<"message" | "address1" | "city" | "province" | "country" | "zip", string | null>> & {
  fulfillmentId: string;
  status: string;
  happenedAt?: string | null;
  estimatedDeliveryAt?: string | null;
  latitude?: number | null;
  longitude?: number | null;
};

/** `fulfillmentEventCreate`: where a parcel was seen. Events are kept in the order in which they happened. */
export function createFulfillmentEvent(state: ShopState, input: FulfillmentEventInput): Done<"created", { event: FulfillmentEventRecord }> {
  const fulfillment = state.fulfillments.get(numericId(input.fulfillmentId, "Fulfillment") ?? 0);
  if (!fulfillment) return refuse(["fulfillmentEvent", "fulfillmentId"], "Fulfillment does not exist.");
  const at = state.now();
  const time = (text: string | null | undefined) => (text ? Temporal.Instant.from(text).epochMilliseconds : null);
  const event: FulfillmentEventRecord = {
    __typename: "FulfillmentEvent",
    id: state.nextId("fulfillmentEvent"),
    status: input.status,
    happenedAt: time(input.happenedAt) ?? at,
    message: input.message ?? null,
    address1: input.address1 ?? null,
    city: input.city ?? null,
    province: input.province ?? null,
    country: input.country ?? null,
    zip: input.zip ?? null,
    latitude: input.latitude ?? null,
    longitude: input.longitude ?? null,
    estimatedDeliveryAt: time(input.estimatedDeliveryAt),
    createdAt: at,
  };
  fulfillment.events.push(event);
  fulfillment.events.sort((a, b) => a.happenedAt - b.happenedAt || a.id - b.id);
  fulfillment.updatedAt = at;
  state.ledger.record({
    target: "shopify",
    effect: "fulfillment_event.created",
    reference: fulfillment.tracking[0]?.number ?? null,
    detail: { fulfillmentId: toGid("Fulfillment", fulfillment.id), status: event.status },
  });
  tell(state, "fulfillment_events/create", "Fulfillment", fulfillment.id, {
    id: event.id,
    admin_graphql_api_id: toGid("FulfillmentEvent", event.id),
    fulfillment_id: fulfillment.id,
    order_id: fulfillment.order.id,
    shop_id: state.shop.id,
    status: event.status.toLowerCase(),
    message: event.message,
    address1: event.address1,
    city: event.city,
    province: event.province,
    country: event.country,
    zip: event.zip,
    latitude: event.latitude,
    longitude: event.longitude,
    happened_at: payloadTime(event.happenedAt, state.shop.ianaTimezone),
    created_at: payloadTime(at, state.shop.ianaTimezone),
    updated_at: payloadTime(at, state.shop.ianaTimezone),
    estimated_delivery_at: event.estimatedDeliveryAt === null ? null : payloadTime(event.estimatedDeliveryAt, state.shop.ianaTimezone),
  });
  tell(state, "fulfillments/update", "Fulfillment", fulfillment.id, fulfillmentPayload(state, fulfillment));
  return { outcome: "created", event };
}
