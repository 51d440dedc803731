import type { OrderRecord } from "../state/order-record.ts";
import type { ShopState } from "../state/shop-state.ts";

/** An order that says nothing yet, with a number of its own: what makes one fills in what it knows. */
export function blankOrder(state: ShopState): OrderRecord {
  const at = state.now();
  return {
    __typename: "Order",
    id: state.nextId("order"),
    name: "",
    number: 0,
    source: "control",
    sourceName: "web",
    email: null,
    phone: null,
    note: null,
    tags: [],
    customAttributes: [],
    customer: null,
    shippingAddress: null,
    billingAddress: null,
    shippingLine: null,
    lines: [],
    fulfillmentOrders: [],
    fulfillments: [],
    financialStatus: "PENDING",
    paymentGateway: "manual",
    transactions: [],
    refunds: [],
    refundedMinor: 0,
    presentment: { currency: state.shop.currency, rate: 1 },
    taxes: { included: true, rate: 0 },
    risk: null,
    scheduledFor: null,
    edited: false,
    poNumber: null,
    localizedFields: [],
    staffNote: null,
    checkoutToken: null,
    test: false,
    routed: false,
    cancelReason: null,
    cancelledAt: null,
    closedAt: null,
    processedAt: at,
    createdAt: at,
    updatedAt: at,
  };
}
