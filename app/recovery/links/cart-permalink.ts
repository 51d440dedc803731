/** A line of a cart as an address can hold it. */
export type PermalinkLine = { variantId: string; quantity: number };

/** Browsers, proxies and Shopify take addresses of some thousand signs. */
const LONGEST = 6_000;
/** So many of one thing; Shopify takes what there is. */
const MOST_UNITS = 9_999;

/** The attribute of cart and order that says by which link somebody came back. */
export const RECOVERY_ATTRIBUTE = "_waybill_recovery";

/**
 * The address of a shop's own that fills a cart and goes on to the checkout: `/cart/VARIANT:QUANTITY,…?discount=CODE&attributes[…]=…`. Each
 * variant stands in it once, in the cart's order; of a cart too large for an address the first lines. Null where nothing is to be put into it.
 */
export function cartPermalink(
  domain: string,
  lines: readonly PermalinkLine[],
  { code, linkId }: { code: string | null; linkId: string },
): string | null {
  const query = new URLSearchParams({ ...(code !== null && { discount: code }), [`attributes[${RECOVERY_ATTRIBUTE}]`]: linkId });
  const before = `https://${domain}/cart/`;
  const units = new Map<string, number>();
  for (const { variantId, quantity } of lines)
    if (/^[1-9]\d*$/.test(variantId)) units.set(variantId, (units.get(variantId) ?? 0) + quantity);
  let [things, left] = ["", LONGEST - before.length - query.toString().length - 1];
  for (const [variantId, quantity] of units) {
    const count = Math.min(Math.floor(quantity), MOST_UNITS);
    const thing = `${things === "" ? "" : ","}${variantId}:${count}`;
    if (!(count >= 1)) continue;
    if (thing.length > left) break;
    things += thing;
    left -= thing.length;
  }
  return things === "" ? null : `${before}${things}?${query}`;
}

/** The front of the shop. */
export const frontPage = (domain: string): string => `https://${domain}/`;
