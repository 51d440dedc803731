import type { callControl } from "./call-control.ts";
import type { Place } from "./start-place.ts";

/** How a call goes wrong, each as often as the others; the last ones seldom, since whoever waits for them waits long. */
const CALLS = ["500", "503-html", "429", "reset", "reset-after-effect"] as const;
const SHOPIFYS_CALLS = ["throttled", "error-in-field"] as const;
const SELDOM = ["timeout", "timeout-after-effect", "slow"] as const;
const WEBHOOKS = ["drop", "duplicate", "reorder", "late"] as const;

const SELDOM_SHARE = 0.05;

/** From now on so many of a hundred calls and webhooks of both stand-ins go wrong, in all ways, until the calm. */
export async function bringTrouble(control: ReturnType<typeof callControl>, rate: number, seed: number): Promise<void> {
  for (const target of ["shopify", "shipbob"] as const) {
    const often = [...CALLS, ...(target === "shopify" ? SHOPIFYS_CALLS : [])];
    const shares = [
      ...often.map((kind) => ({ kind, share: (rate * (1 - SELDOM_SHARE)) / often.length })),
      ...SELDOM.map((kind) => ({ kind, share: (rate * SELDOM_SHARE) / SELDOM.length })),
      ...WEBHOOKS.map((kind) => ({ kind, share: rate / WEBHOOKS.length })),
    ];
    for (const [index, { kind, share }] of shares.entries())
      await control("faults", { target, kind, rate: share, seed: seed * 100 + index });
  }
}

export const bringCalm = (place: Pick<Place, "origin">) => fetch(`${place.origin}/_control/faults`, { method: "DELETE" });
