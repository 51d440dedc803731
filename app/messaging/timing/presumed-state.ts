/**
 * Area codes of states whose law takes whoever has such a number to live there, whatever address they gave: Fla. Stat. § 501.059(8)(d), Okla. Stat. tit. 15 § 775C.3,
 * Md. Com. Law § 14-4502. As of 2026-11, by the North American Numbering Plan.
 */
const AREA_CODES: Readonly<Record<string, string>> = {
  FL: "239 305 321 324 352 386 407 448 561 645 656 689 727 728 754 772 786 813 850 863 904 941",
  MD: "227 240 301 410 443 667",
  OK: "405 539 572 580 918",
};

const states = new Map(Object.entries(AREA_CODES).flatMap(([state, codes]) => codes.split(" ").map((code) => [code, state] as const)));

/** The state of the US in which the law takes the owner of a number (E.164) to be; null where it takes them to be nowhere. */
export const presumedState = (phone: string): string | null => states.get(/^\+1(\d{3})\d{7}$/.exec(phone)?.[1] ?? "") ?? null;
