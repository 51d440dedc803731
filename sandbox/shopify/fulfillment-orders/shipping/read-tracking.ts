import { trackingPage } from "./tracking-page.ts";
import type { FulfillmentRecord } from "../../state/order-record.ts";

export type TrackingInput = {
  company?: string | null;
  number?: string | null;
  numbers?: string[] | null;
  url?: string | null;
  urls?: string[] | null;
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
    url: urls[index] ?? (company === null ? null : trackingPage(company, number)),
  }));
}
