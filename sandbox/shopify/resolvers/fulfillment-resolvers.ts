import { connectionOf, type ConnectionArgs } from "../connection.ts";
import type { RequestContext, ResolverMap } from "../resolver-map.ts";
import type { FulfillmentEventRecord, FulfillmentLineRecord, FulfillmentRecord } from "../state/order-record.ts";
import { toGid } from "../state/gid.ts";
import { isoTime } from "../state/iso-time.ts";
import { idFields } from "./id-fields.ts";
import { manualService } from "./manual-service.ts";
import { orderMoneyBag } from "./money-bag.ts";
import { sorted } from "./search/sorted.ts";
import { ofLineAlone } from "../orders/discount-sources.ts";
import { times } from "./times.ts";

const seen = (fulfillment: FulfillmentRecord, status: string) => {
  const event = fulfillment.events.find((one) => one.status === status);
  return event ? isoTime(event.happenedAt) : null;
};

const money = ({ line, quantity }: FulfillmentLineRecord) => orderMoneyBag(line.order, line.unitMinor * quantity);

/** Parcels with their tracking and events. */
export const fulfillmentResolvers: ResolverMap = {
  Fulfillment: {
    ...times("createdAt", "updatedAt"),
    ...idFields("Fulfillment"),
    displayStatus: (one: FulfillmentRecord) => (one.status === "CANCELLED" ? "CANCELED" : (one.events.at(-1)?.status ?? "FULFILLED")),
    deliveredAt: (one: FulfillmentRecord) => seen(one, "DELIVERED"),
    inTransitAt: (one: FulfillmentRecord) => seen(one, "IN_TRANSIT"),
    estimatedDeliveryAt: (one: FulfillmentRecord) => {
      const estimate = one.events.findLast(({ estimatedDeliveryAt }) => estimatedDeliveryAt !== null)?.estimatedDeliveryAt;
      return estimate == null ? null : isoTime(estimate);
    },
    location: ({ locationId }: FulfillmentRecord, _: unknown, { shop }: RequestContext) => shop.locations.get(locationId) ?? null,
    service({ locationId }: FulfillmentRecord, _: unknown, { shop }: RequestContext) {
      const serviceId = shop.locations.get(locationId)?.fulfillmentServiceId;
      return serviceId == null ? manualService(shop) : (shop.fulfillmentServices.get(serviceId) ?? null);
    },
    originAddress: () => null,
    requiresShipping: ({ lines }: FulfillmentRecord) => lines.some(({ line }) => line.requiresShipping),
    totalQuantity: ({ lines }: FulfillmentRecord) => lines.reduce((sum, { quantity }) => sum + quantity, 0),
    trackingInfo: ({ tracking }: FulfillmentRecord, { first }: { first?: number }) => tracking.slice(0, first ?? tracking.length),
    events: ({ events }: FulfillmentRecord, args: ConnectionArgs & { sortKey?: string | null }) =>
      connectionOf(sorted(events, args.sortKey, { HAPPENED_AT: ({ happenedAt }) => happenedAt }), args),
    fulfillmentLineItems: ({ lines }: FulfillmentRecord, args: ConnectionArgs) => connectionOf(lines, args),
    fulfillmentOrders: ({ lines }: FulfillmentRecord, args: ConnectionArgs, { shop }: RequestContext) =>
      connectionOf(
        [...new Set(lines.map(({ fulfillmentOrderId }) => fulfillmentOrderId))].flatMap((id) => shop.fulfillmentOrders.get(id) ?? []),
        args,
      ),
  },
  FulfillmentLineItem: {
    id: ({ id }: FulfillmentLineRecord) => toGid("FulfillmentLineItem", id),
    lineItem: ({ line }: FulfillmentLineRecord) => line,
    originalTotalSet: money,
    discountedTotalSet: ({ line, quantity }: FulfillmentLineRecord) =>
      orderMoneyBag(line.order, line.unitMinor * quantity - Math.round((ofLineAlone(line) * quantity) / (line.quantity || 1))),
  },
  FulfillmentEvent: {
    ...times("createdAt", "happenedAt", "estimatedDeliveryAt"),
    id: ({ id }: FulfillmentEventRecord) => toGid("FulfillmentEvent", id),
  },
};
