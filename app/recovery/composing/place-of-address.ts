import type { Place } from "#app/messaging/timing/next-send.ts";
import { presumedState } from "#app/messaging/timing/presumed-state.ts";
import { countryOfPhone } from "../abandonment/country-of-phone.ts";

/** Countries of one code, of which a number by itself says no more than the first (ITU-T E.164: 262 and 590). */
const SHARED = [new Set(["RE", "YT"]), new Set(["GP", "BL", "MF"])];

/**
 * On whose clock and by whose law an address is reached: of a telephone the country that its number says, whatever the goods' way is. Where the law takes the number for
 * one of another state than the goods go to, it is in both.
 */
export function placeOfAddress(address: string, { country, region, zone }: Place): Place {
  const isPhone = address.startsWith("+");
  const ofPhone = isPhone ? countryOfPhone(address) : null;
  const isOfBoth = SHARED.some((together) => together.has(ofPhone ?? "") && together.has(country ?? ""));
  if (ofPhone !== null && ofPhone !== country && !isOfBoth) return { country: ofPhone, region: null, zone };
  const state = isPhone && country === "US" ? presumedState(address) : null;
  return { country, region, zone, ...(state !== null && state !== region && { presumedRegion: state }) };
}
