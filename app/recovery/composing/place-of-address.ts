import type { Place } from "#app/messaging/timing/next-send.ts";
import { presumedState } from "#app/messaging/timing/presumed-state.ts";
import { countryOfPhone } from "../abandonment/country-of-phone.ts";

/**
 * On whose clock and by whose law an address is reached: of a telephone the country that its number says, whatever the goods' way is. Where the law takes the number for
 * one of another state than the goods go to, it is in either, which is to say in none that is known.
 */
export function placeOfAddress(address: string, { country, region, zone }: Place): Place {
  const isPhone = address.startsWith("+");
  const ofPhone = isPhone ? countryOfPhone(address) : null;
  if (ofPhone !== null && ofPhone !== country) return { country: ofPhone, region: null, zone };
  const state = isPhone && country === "US" ? presumedState(address) : null;
  return { country, region: state !== null && state !== region ? null : region, zone };
}
