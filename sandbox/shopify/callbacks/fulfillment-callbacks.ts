/** A fulfillment service as the callback caller sees it. */
export type CallbackTarget = {
  /** GID of the location that the service fulfils from. */
  locationId: string;
  serviceName: string;
  callbackUrl: string | null;
  trackingSupport: boolean;
  inventoryManagement: boolean;
};

/** What the shop's state offers to the callback caller, as `ShopState.callbacks`. */
export type FulfillmentCallbacks = {
  targets(): CallbackTarget[];
  /** GID of the location that a fulfillment order is assigned to. */
  locationOf(fulfillmentOrderId: string): string | null;
  /** Names (`#1001.1`) of the fulfillments at a location that have no tracking number yet. */
  namesWithoutTracking(locationId: string): string[];
  /** On-hand stock by SKU, as `fetch_stock` answered it. Unknown SKUs are let pass. */
  takeStock(locationId: string, onHandBySku: Record<string, number>): void;
  takeTracking(locationId: string, trackingByName: Record<string, string>): void;
};
