import type { FulfillmentOrderError } from "../fulfillment-orders/refuse.ts";
import type { ShopState } from "../state/shop-state.ts";

export type ServiceInput = {
  name?: string | null;
  callbackUrl?: string | null;
  inventoryManagement?: boolean | null;
  trackingSupport?: boolean | null;
  requiresShippingMethod?: boolean | null;
};

/** Handles that Shopify keeps for itself and for its partners' services. */
const RESERVED = new Set(["manual", "gift_card", "shopify", "amazon"]);

/** The handle that Shopify makes of a service's name: without accents, in small letters, everything but letters, digits and `_` a hyphen. */
export function serviceHandle(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_]+/gu, "-")
    .replace(/^-+|-+$/g, "");
}

/** What is wrong with a service as asked for. `own` is the service that may keep its name; an app may be called back at its own host only. */
export function checkService(
  state: ShopState,
  { name, callbackUrl }: ServiceInput,
  own: number | null,
  byApp: boolean,
): FulfillmentOrderError[] {
  const errors: FulfillmentOrderError[] = [];
  const wrong = (field: string, message: string) => errors.push({ field: [field], message, code: null });
  if (name != null) for (const message of wrongAboutName(state, name, own)) wrong("name", message);
  if (callbackUrl != null) {
    const url = URL.canParse(callbackUrl) ? new URL(callbackUrl) : null;
    if (url && !/^https?:$/.test(url.protocol)) wrong("callbackUrl", `Callback url protocol ${url.protocol}// is not supported`);
    else if (!url || (byApp && state.appHost !== null && url.host !== state.appHost)) wrong("callbackUrl", "Callback url is not allowed");
  }
  return errors;
}

function wrongAboutName(state: ShopState, name: string, own: number | null): string[] {
  if (name.trim() === "") return ["Name can't be blank"];
  const spaces = [
    ...(/^\s/.test(name) ? ["Name cannot begin with a whitespace character"] : []),
    ...(/\s$/.test(name) ? ["Name cannot end with a whitespace character"] : []),
  ];
  if (spaces.length > 0) return spaces;
  const handle = serviceHandle(name);
  if (RESERVED.has(handle)) return ["Name is reserved"];
  for (const other of state.fulfillmentServices.values())
    if (other.id !== own && (other.serviceName.toLowerCase() === name.toLowerCase() || other.handle === handle))
      return ["Name has already been taken"];
  for (const other of state.locations.values())
    if (other.fulfillmentServiceId === null && other.name.toLowerCase() === name.toLowerCase())
      return ["Location name has already been taken"];
  return [];
}
