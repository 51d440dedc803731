import { type ConsentRecord, latestConsent } from "./consent.ts";

type Word = Pick<ConsentRecord, "state" | "at">;

/**
 * Whether Shopify is to be told what somebody said to us: it says something else, and ours was said later. Shopify keeps whole seconds: of two
 * words of one second it is taken to hold the stricter. Who was never asked has said nothing.
 */
export function isToBeTold(ours: Word, theirs: Word | undefined): boolean {
  if (ours.state === "never" || ours.state === theirs?.state) return false;
  if (!theirs) return true;
  const inSeconds = [theirs, ours].map(({ state, at }) => ({
    state,
    at: Math.floor(at / 1000),
    basis: "explicit" as const,
    source: "",
  }));
  return latestConsent(inSeconds)?.state === ours.state;
}
