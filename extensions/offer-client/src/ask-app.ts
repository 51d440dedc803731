import type { OfferEvent } from "../../../app/contracts/offers.ts";

/** What the build writes in. */
declare const process: { env: { APP_URL?: string } };

type Asking = {
  /** A path of the app's. */
  path: string;
  body: unknown;
  /** Shopify's word for who asks. May fail or never come. */
  token: () => Promise<string>;
  fetch?: typeof fetch;
  /** Milliseconds that a buyer's page waits at the most, for token and answer together. */
  timeout?: number;
};

/** Asks the app. Null when it does not answer in time, refuses, or answers something that is no JSON. Never throws. */
export async function askApp(asking: Asking): Promise<unknown> {
  const patience = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => {
      patience.abort();
      resolve(null);
    }, asking.timeout ?? 1500);
  });
  const answer = await Promise.race([send(asking, patience.signal).catch(() => null), late]);
  clearTimeout(timer);
  return answer;
}

/** Tells the app what became of a decision. Whether it heard is nothing that a buyer's page waits for. */
export function tellApp(event: OfferEvent, token: () => Promise<string>): void {
  void askApp({ path: "/offers/events", body: event, token });
}

async function send({ path, body, token, fetch = globalThis.fetch }: Asking, signal: AbortSignal): Promise<unknown> {
  const answer = await fetch(`${appAddress()}${path}`, {
    method: "POST",
    signal,
    headers: { Authorization: `Bearer ${await token()}`, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  return answer.ok ? answer.json() : null;
}

/**
 * Where the app is: `application_url` of shopify.app.toml, written in by the build (extensions/run-shopify.ts; the tunnel's while developing).
 * Read in this one way, since Shopify's command line replaces exactly these words, and pages of Shopify's have no `process`.
 */
export function appAddress(): string {
  try {
    return (process.env.APP_URL ?? "").replace(/\/$/, "");
  } catch {
    return "";
  }
}
