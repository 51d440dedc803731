/** Orders placed before the last 60 days, which Shopify shows only with `read_all_orders`. */
export const OLDER_ORDERS = "older-orders";

/** Without `read_all_orders` Shopify shows an app the orders of sixty days: those of the last day of these may be shown or not. */
export function shownSince(now: Date): Date {
  return new Date(now.getTime() - 59 * 86_400_000);
}

/** The whole resource. */
export const EVERYTHING = "everything";

/** Of orders that are read without their customers, which are missing as a whole then. */
const CUSTOMER = "customer";

const KNOWN = [OLDER_ORDERS, EVERYTHING, CUSTOMER];

/** Something that a shop's copy lacks because Shopify did not give it. */
export type Missing =
  /** The merchant can allow it. */
  | { what: "older-orders" }
  /** Shopify has to approve the app for it. */
  | { what: "personal-data" }
  /** The token lost the right to it. */
  | { what: "resource"; resource: string };

/** What a shop's copy lacks, by what the steps of its import say: `keptBack` holds the two words above and the names of withheld fields and objects. */
export function missingFrom(steps: readonly { resource: string; keptBack: readonly string[] }[]): Missing[] {
  const all = steps.flatMap(({ keptBack }) => keptBack);
  return [
    ...steps.flatMap(({ resource, keptBack }) => (keptBack.includes(EVERYTHING) ? [{ what: "resource", resource } as const] : [])),
    ...(all.some((name) => !KNOWN.includes(name)) ? [{ what: "personal-data" } as const] : []),
    ...(all.includes(OLDER_ORDERS) ? [{ what: "older-orders" } as const] : []),
  ];
}
