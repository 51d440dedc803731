import type { FulfillmentOrderRecord, FulfillmentRecord, OrderRecord } from "../shopify/state/order-record.ts";
import { toGid } from "../shopify/state/gid.ts";
import { isoTime } from "../shopify/state/iso-time.ts";
import { orderFulfillmentStatus } from "../shopify/state/order-fulfillment-status.ts";
import { orderMoney } from "../shopify/state/order-money.ts";
import type { ShopState } from "../shopify/state/shop-state.ts";

/**
 * The shop as the stand-in sees it: the orders placed since it was started with what belongs to them and the stock of the things in them,
 * or with `all` everything, imported history too.
 */
export function describeState(state: ShopState, all: boolean): Record<string, unknown> {
  const orders = [...state.orders.values()].filter((order) => all || order.source !== "history");
  const things = all
    ? [...state.variants.values()]
    : [...new Set(orders.flatMap(({ lines }) => lines.flatMap(({ variant }) => variant ?? [])))];
  const nameOf = (locationId: number) => state.locations.get(locationId)?.name ?? null;
  return {
    orders: orders.map(describeOrder),
    fulfillmentOrders: orders.flatMap((order) => order.fulfillmentOrders.map((one) => describeFulfillmentOrder(one, nameOf))),
    fulfillments: orders.flatMap((order) => order.fulfillments.map((one) => describeFulfillment(one, nameOf))),
    inventory: things.flatMap((variant) =>
      [...(state.inventory.get(variant.inventoryItemId)?.values() ?? [])].map(({ locationId, available, committed }) => ({
        sku: variant.sku,
        inventoryItemId: toGid("InventoryItem", variant.inventoryItemId),
        locationId: toGid("Location", locationId),
        location: nameOf(locationId),
        available,
        committed,
        onHand: available + committed,
      })),
    ),
    locations: [...state.locations.values()].map(({ id, name, isActive, fulfillmentServiceId }) => ({
      id: toGid("Location", id),
      name,
      isActive,
      isFulfillmentService: fulfillmentServiceId !== null,
    })),
    fulfillmentServices: [...state.fulfillmentServices.values()].map(({ id, serviceName, locationId, callbackUrl }) => ({
      id: toGid("FulfillmentService", id),
      serviceName,
      locationId: toGid("Location", locationId),
      callbackUrl,
    })),
  };
}

/** How many of the orders placed since it was started stand at each fulfillment status: what a watcher may ask for again and again. */
export function countOrders(state: ShopState): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const order of state.orders.values()) {
    if (order.source === "history") continue;
    const status = orderFulfillmentStatus(order);
    counts[status] = (counts[status] ?? 0) + 1;
  }
  return counts;
}

function describeOrder(order: OrderRecord) {
  return {
    id: toGid("Order", order.id),
    name: order.name,
    source: order.source,
    email: order.email,
    displayFulfillmentStatus: orderFulfillmentStatus(order),
    displayFinancialStatus: order.financialStatus,
    test: order.test,
    sourceName: order.sourceName,
    risk: order.risk,
    tags: order.tags,
    createdAt: isoTime(order.createdAt),
    cancelledAt: order.cancelledAt === null ? null : isoTime(order.cancelledAt),
    totalMinor: orderMoney(order).total,
    refundedMinor: order.refundedMinor,
    countryCode: order.shippingAddress?.countryCode ?? null,
    address1: order.shippingAddress?.address1 ?? null,
    customAttributes: order.customAttributes,
    lineItems: order.lines.map(({ id, sku, title, quantity, currentQuantity, fulfilledQuantity }) => ({
      id: toGid("LineItem", id),
      sku,
      title,
      quantity,
      currentQuantity,
      fulfilledQuantity,
    })),
  };
}

function describeFulfillmentOrder(one: FulfillmentOrderRecord, nameOf: (locationId: number) => string | null) {
  return {
    id: toGid("FulfillmentOrder", one.id),
    orderId: toGid("Order", one.order.id),
    status: one.status,
    requestStatus: one.requestStatus,
    locationId: toGid("Location", one.locationId),
    location: nameOf(one.locationId),
    methodType: one.methodType,
    fulfillAt: one.fulfillAt === null ? null : isoTime(one.fulfillAt),
    holds: one.holds.map(({ reason }) => reason),
    lineItems: one.lines.map(({ id, line, totalQuantity, remainingQuantity }) => ({
      id: toGid("FulfillmentOrderLineItem", id),
      lineItemId: toGid("LineItem", line.id),
      sku: line.sku,
      requiresShipping: line.requiresShipping,
      totalQuantity,
      remainingQuantity,
    })),
  };
}

function describeFulfillment(one: FulfillmentRecord, nameOf: (locationId: number) => string | null) {
  return {
    id: toGid("Fulfillment", one.id),
    orderId: toGid("Order", one.order.id),
    name: one.name,
    status: one.status,
    location: nameOf(one.locationId),
    createdAt: isoTime(one.createdAt),
    tracking: one.tracking[0] ?? null,
    trackings: one.tracking,
    events: one.events.map(({ status, happenedAt, message }) => ({ status, happenedAt: isoTime(happenedAt), message })),
    lineItems: one.lines.map(({ line, quantity, fulfillmentOrderId }) => ({
      lineItemId: toGid("LineItem", line.id),
      sku: line.sku,
      quantity,
      fulfillmentOrderId: toGid("FulfillmentOrder", fulfillmentOrderId),
    })),
  };
}
