import { z } from "zod";
import type { Place } from "#app/messaging/timing/next-send.ts";
import type { Destination } from "#app/routing/routable-order.ts";

const Known = z.string().min(1).nullable().catch(null);
/** A browser said it: what no clock is kept by is none. */
const Zone = z.string().refine(isZone).nullable().catch(null);
const Stored = z
  .object({ country: Known, region: Known, zone: Zone, presumedRegion: z.string().min(1).optional().catch(undefined) })
  .catch({ country: null, region: null, zone: null });

/** A JSON column as a Place. What is not there, or was forgotten, is not known. */
export const storedPlace = (value: unknown): Place => Stored.parse(value);

/** Where its goods would go, as far as it is known. */
export const destinationOf = ({ country, region }: Place): Destination => ({ countryCode: country, provinceCode: region, zip: null });

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
