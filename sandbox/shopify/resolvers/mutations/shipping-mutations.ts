import type { GraphQLResolveInfo } from "graphql";
import { cancelFulfillment } from "../../fulfillment-orders/shipping/cancel-fulfillment.ts";
import { createFulfillmentEvent, type FulfillmentEventInput } from "../../fulfillment-orders/shipping/create-fulfillment-event.ts";
import { createFulfillment, type FulfillmentInput } from "../../fulfillment-orders/shipping/create-fulfillment.ts";
import type { TrackingInput } from "../../fulfillment-orders/shipping/read-tracking.ts";
import { updateTracking } from "../../fulfillment-orders/shipping/update-tracking.ts";
import type { RequestContext, Resolver, ResolverMap } from "../../resolver-map.ts";
import { numericId } from "../../state/numeric-id.ts";
import { mutation } from "../mutation.ts";
import { payloadOf } from "../payload-of.ts";
import { demandWritable, ofFulfillmentOrders } from "./demand-fulfillment-orders.ts";

/** A mutation of a parcel, for whoever may change the fulfillment orders that it came from. */
const ofParcel =
  (idOf: (args: never) => string, run: (shop: RequestContext["shop"], args: never) => Record<string, unknown>): Resolver =>
  (_: unknown, args: never, context: RequestContext, info: GraphQLResolveInfo) => {
    const { shop } = context;
    for (const { fulfillmentOrderId } of shop.fulfillments.get(numericId(idOf(args), "Fulfillment") ?? 0)?.lines ?? []) {
      const one = shop.fulfillmentOrders.get(fulfillmentOrderId);
      if (one) demandWritable(context, info.fieldName, one);
    }
    return run(shop, args);
  };

/** Parcels: by whom they are sent, corrected and taken back. */
export const shippingMutations: ResolverMap = {
  Mutation: {
    fulfillmentCreate: ofFulfillmentOrders(
      ({ fulfillment }: { fulfillment: FulfillmentInput }) =>
        fulfillment.lineItemsByFulfillmentOrder.map(({ fulfillmentOrderId }) => fulfillmentOrderId),
      (shop, { fulfillment }: { fulfillment: FulfillmentInput }) =>
        payloadOf(createFulfillment(shop, fulfillment), ({ fulfillment: parcel }) => ({ fulfillment: parcel })),
      { unknown: "is told" },
    ),
    fulfillmentTrackingInfoUpdate: ofParcel(
      ({ fulfillmentId }: { fulfillmentId: string }) => fulfillmentId,
      (shop, args: { fulfillmentId: string; trackingInfoInput: TrackingInput; notifyCustomer?: boolean | null }) =>
        payloadOf(updateTracking(shop, args.fulfillmentId, args.trackingInfoInput, args.notifyCustomer ?? false), ({ fulfillment }) => ({
          fulfillment,
        })),
    ),
    fulfillmentCancel: ofParcel(
      ({ id }: { id: string }) => id,
      (shop, { id }: { id: string }) => payloadOf(cancelFulfillment(shop, id), ({ fulfillment }) => ({ fulfillment })),
    ),
    fulfillmentEventCreate: mutation((shop, args: { fulfillmentEvent: FulfillmentEventInput }) =>
      payloadOf(createFulfillmentEvent(shop, args.fulfillmentEvent), ({ event }) => ({ fulfillmentEvent: event })),
    ),
  },
};
