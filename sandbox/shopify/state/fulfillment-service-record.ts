/** A third party that ships for the shop, registered by an app. */
export type FulfillmentServiceRecord = {
  __typename: "FulfillmentService";
  id: number;
  serviceName: string;
  handle: string;
  callbackUrl: string | null;
  inventoryManagement: boolean;
  trackingSupport: boolean;
  requiresShippingMethod: boolean;
  locationId: number;
  /** Registered by the app whose stand-in this is; another app's otherwise. */
  byApp: boolean;
};
