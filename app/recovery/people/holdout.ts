import { keyedShare } from "#app/offers/experiments/keyed-share.ts";
import type { Names } from "./match-person.ts";

/**
 * Whether somebody who is first met by these names is held out, of whom so many per cent are: by the strongest of them, and the same for ever. A
 * greater share keeps everybody whom a smaller one held out.
 */
export function isHeldOut(names: Names, { domain, percent }: { domain: string; percent: number }): boolean {
  return keyedShare("recovery-holdout", domain, firstName(names)) < percent / 100;
}

function firstName({ customerId, mailKey, phoneKey }: Names): string {
  if (customerId !== null) return `customer:${String(customerId)}`;
  return mailKey === null ? `phone:${phoneKey ?? ""}` : `mail:${mailKey}`;
}
