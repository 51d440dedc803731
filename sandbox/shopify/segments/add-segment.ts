import type { ShopState } from "../state/shop-state.ts";
import type { SegmentRecord } from "./segment-record.ts";

export function addSegment(state: ShopState, name: string, query: string): SegmentRecord {
  const segment: SegmentRecord = {
    __typename: "Segment",
    id: state.nextId("segment"),
    name,
    query,
    createdAt: state.now(),
    updatedAt: state.now(),
  };
  state.segments.set(segment.id, segment);
  return segment;
}

/** Those that Shopify gives to every shop, as far as the stand-in can tell who belongs to them. */
export function addUsualSegments(state: ShopState): void {
  addSegment(state, "Email subscribers", "email_subscription_status = 'SUBSCRIBED'");
  addSegment(state, "Customers who have purchased at least once", "number_of_orders > 0");
  addSegment(state, "Customers who have purchased more than once", "number_of_orders > 1");
  addSegment(state, "Customers who haven't purchased", "number_of_orders = 0");
}
