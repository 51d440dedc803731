import type { FulfillmentServiceRecord } from "../state/fulfillment-service-record.ts";
import { numericId } from "../state/numeric-id.ts";
import type { ShopState } from "../state/shop-state.ts";

/** The service with that id, if whoever asks may change it: an app its own, the shop's owner any. */
export function findService(state: ShopState, gid: string, byApp: boolean): FulfillmentServiceRecord | undefined {
  const service = state.fulfillmentServices.get(numericId(gid, "FulfillmentService") ?? 0);
  return service && byApp && !service.byApp ? undefined : service;
}
