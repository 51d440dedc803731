/** What `GET /_control/state` answers, as far as the model reads it. */
export type ShopifysState = {
  orders: {
    id: string;
    name: string;
    test: boolean;
    displayFinancialStatus: string;
    refundedMinor: number;
    cancelledAt: string | null;
    address1: string | null;
    customAttributes: { key: string; value: string }[];
    lineItems: { id: string; sku: string | null; quantity: number; currentQuantity: number; fulfilledQuantity: number }[];
  }[];
  fulfillmentOrders: {
    id: string;
    orderId: string;
    status: string;
    requestStatus: string;
    location: string | null;
    methodType: string | null;
    lineItems: { id: string; sku: string | null; requiresShipping: boolean; remainingQuantity: number }[];
  }[];
  fulfillments: {
    id: string;
    orderId: string;
    status: string;
    location: string | null;
    trackings: { number: string | null }[];
    lineItems: { sku: string | null; quantity: number }[];
  }[];
  inventory: { sku: string | null; inventoryItemId: string; locationId: string; location: string | null; onHand: number }[];
  locations: { id: string; name: string }[];
};
