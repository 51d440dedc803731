import { isDeepStrictEqual } from "node:util";
import { z } from "zod";

/** Where a shipment can be followed: its carrier, and for each box a number and, where there is one, the page that shows it. */
export const Tracking = z.object({ carrier: z.string().nullable(), numbers: z.array(z.string()), urls: z.array(z.string()) });

export type Tracking = z.infer<typeof Tracking>;

/** What Shopify has, and when Shopify says that it has had it since: ISO 8601. */
export const ToldTracking = Tracking.extend({ at: z.string() });

export type ToldTracking = z.infer<typeof ToldTracking>;

export function isSameTracking(one: Tracking, other: Tracking): boolean {
  return isDeepStrictEqual([one.carrier, one.numbers, one.urls], [other.carrier, other.numbers, other.urls]);
}

/**
 * Whether Shopify is to be told: it has another carrier, other numbers or other pages. What we don't know takes nothing away from what Shopify
 * has: for a carrier that it knows by name it makes the pages itself.
 */
export function isToTell(ours: Tracking, told: Tracking): boolean {
  if (ours.numbers.length === 0) return told.numbers.length === 0 && ours.carrier !== null && ours.carrier !== told.carrier;
  return (
    (ours.carrier !== null && ours.carrier !== told.carrier) ||
    !isDeepStrictEqual(ours.numbers, told.numbers) ||
    (ours.urls.length > 0 && !isDeepStrictEqual(ours.urls, told.urls))
  );
}
