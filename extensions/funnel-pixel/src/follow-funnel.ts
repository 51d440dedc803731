import type { PixelEventName, PixelTold } from "../../../app/contracts/pixel.ts";
import { type PageData, type StandardEvent, toldOf } from "./told-of.ts";

/** What the build writes in. */
declare const process: { env: { APP_URL?: string } };

type Allowed = { analyticsProcessingAllowed?: boolean; marketingAllowed?: boolean };

/** What is used of what Shopify gives a web pixel. */
export type PixelApi = {
  analytics: { subscribe: (name: string, heard: (event: StandardEvent) => void) => unknown };
  init: { data?: PageData; customerPrivacy?: Allowed };
  customerPrivacy?: { subscribe?: (name: "visitorConsentCollected", heard: (event: { customerPrivacy: Allowed }) => void) => unknown };
  settings: Record<string, unknown>;
};

type Send = (url: string, init: RequestInit) => Promise<unknown>;

/** The way of a buyer to the order. */
export const FUNNEL: readonly PixelEventName[] = [
  "product_viewed",
  "cart_viewed",
  "product_added_to_cart",
  "checkout_started",
  "checkout_contact_info_submitted",
  "checkout_completed",
];

/**
 * Tells the app of each step of a visitor who allows analytics and marketing, and of no other. Shopify loads the pixel for nobody else; who takes
 * it back on the page is not told of any more.
 */
export function followFunnel({ analytics, init, customerPrivacy, settings }: PixelApi, send: Send = fetch): void {
  let allowed = init.customerPrivacy;
  void customerPrivacy?.subscribe?.("visitorConsentCollected", (event) => (allowed = event.customerPrivacy));

  for (const name of FUNNEL)
    void analytics.subscribe(name, (event) => {
      if (allowed?.analyticsProcessingAllowed !== true || allowed.marketingAllowed !== true) return;
      const consent = { analytics: true, marketing: true } as const;
      const told: PixelTold = { account: String(settings["accountID"]), consent, ...toldOf(event, init.data) };
      // Plain text is sent without asking the app first whether it may be; a page that is left meanwhile does not end it.
      const asked = { method: "POST", keepalive: true, headers: { "Content-Type": "text/plain" }, body: JSON.stringify(told) };
      void send(`${process.env.APP_URL ?? ""}/pixel`, asked).catch(() => undefined);
    });
}
