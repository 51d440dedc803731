import type { Tracking } from "#app/parcels/tracking.ts";
import { webLink } from "#app/platform/outside-text.ts";
import type { WarehouseShipment } from "#app/warehouses/warehouse-connection.ts";
import { nameAtShopify } from "./carrier-names.ts";

type Said = Pick<WarehouseShipment, "carrier" | "trackingNumber" | "trackingUrl" | "otherBoxes">;
type Columns = { carrier: string | null; trackingNumber: string | null; trackingNumbers: string[]; trackingUrls: string[] };

/** What a warehouse says of a shipment's tracking, with its carrier by Shopify's name and with links that are some. */
export function trackingSaid({ carrier, trackingNumber, trackingUrl, otherBoxes = [] }: Said): Tracking {
  const boxes = [{ number: trackingNumber, url: trackingUrl }, ...otherBoxes];
  return {
    carrier: nameAtShopify(carrier),
    numbers: boxes.flatMap(({ number }) => number ?? []),
    urls: boxes.flatMap(({ url }) => webLink(url) ?? []),
  };
}

/** A shipment's tracking as its row has it. */
export function trackingOf({ carrier, trackingNumbers, trackingUrls }: Columns): Tracking {
  return { carrier, numbers: trackingNumbers, urls: trackingUrls };
}

/** The columns of a shipment that hold its tracking. */
export function columnsOf({ carrier, numbers, urls }: Tracking) {
  return { carrier, trackingNumber: numbers[0] ?? null, trackingUrl: urls[0] ?? null, trackingNumbers: numbers, trackingUrls: urls };
}

/** Tracking as Shopify's input wants it, and the buyer is told: one number and page, or the lists; carriers have names and links lead to the web, whatever was kept. */
export function trackingInput({ carrier: kept, numbers, urls: pages }: Tracking) {
  const carrier = nameAtShopify(kept);
  const urls = pages.flatMap((page) => webLink(page) ?? []);
  if (numbers.length > 1) return { company: carrier, numbers, urls };
  return { company: carrier, number: numbers[0] ?? null, url: urls[0] ?? null };
}

type ShopifysTracking = {
  trackingInfo: readonly { company?: string | null; number?: string | null; url?: string | null }[];
  updatedAt: string;
};

/** What Shopify answers that it has of `ours`. A carrier that stands without a number may be left out of its answer: it was told, and is not told again. */
export function toldTracking({ trackingInfo, updatedAt }: ShopifysTracking, ours: Tracking): Tracking & { at: string } {
  const numbers = trackingInfo.flatMap(({ number }) => number ?? []);
  const carrier = trackingInfo.find(({ company }) => company)?.company;
  return {
    carrier: carrier ?? (numbers.length === 0 && ours.numbers.length === 0 ? ours.carrier : null),
    numbers,
    urls: trackingInfo.flatMap(({ url }) => url ?? []),
    at: new Date(updatedAt).toISOString(),
  };
}
