import type { FulfillmentRecord } from "../../state/order-record.ts";

export type TrackingInput = {
  company?: string | null;
  number?: string | null;
  numbers?: string[] | null;
  url?: string | null;
  urls?: string[] | null;
};

/** Where Shopify itself knows the page of a carrier it recognises by name. */
const TRACKING_PAGE: Record<string, (number: string) => string> = {
  "Royal Mail": (number) => `https://www.royalmail.com/track-your-item#/tracking-results/${number}`,
  UPS: (number) => `https://www.ups.com/WebTracking?loc=en_US&requester=ST&trackNums=${number}`,
  FedEx: (number) => `https://www.fedex.com/fedextrack/?trknbr=${number}`,
  USPS: (number) => `https://tools.usps.com/go/TrackConfirmAction_input?qtc_tLabels1=${number}`,
  "DHL Express": (number) => `https://www.dhl.com/en/express/tracking.html?brand=DHL&AWB=${number}`,
  DPD: (number) => `https://tracking.dpd.de/parcelstatus?query=${number}`,
  Evri: (number) => `https://www.evri.com/track/parcel/${number}`,
};

/** Tracking as it is kept: one entry a number, with the carrier's own page when no address was given and the carrier is known. */
export function readTracking(input: TrackingInput | null | undefined): FulfillmentRecord["tracking"] {
  if (!input) return [];
  const company = input.company ?? null;
  const numbers = [...(input.numbers ?? []), ...(input.number ? [input.number] : [])];
  const urls = [...(input.urls ?? []), ...(input.url ? [input.url] : [])];
  if (numbers.length === 0) return company !== null || urls.length > 0 ? [{ company, number: null, url: urls[0] ?? null }] : [];
  return numbers.map((number, index) => ({
    company,
    number,
    url: urls[index] ?? (company === null ? null : (TRACKING_PAGE[company]?.(encodeURIComponent(number)) ?? null)),
  }));
}
