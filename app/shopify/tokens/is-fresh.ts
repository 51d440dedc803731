/** What is left of a token's life below which it is renewed: five minutes, as Shopify's own library has it. */
const MARGIN_MS = 5 * 60_000;

/** Whether a token can be used for a while yet. One without an expiry can. `now` is milliseconds since 1970. */
export function isFresh({ expires }: { expires?: Date | undefined }, now: number): boolean {
  return expires === undefined || expires.getTime() - now > MARGIN_MS;
}
