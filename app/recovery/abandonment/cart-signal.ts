import type { Place } from "#app/messaging/timing/next-send.ts";
import type { AbandonedLine } from "./abandoned-line.ts";

export type CartKind = "browse" | "cart" | "checkout";

/** What Shopify can withhold of a buyer for want of its approval. */
export type Withheld = "email" | "phone" | "name" | "address";

/** A yes that a buyer gave on the way, to be kept as consent. */
export type CheckoutConsent = { channel: "email" | "sms"; address: string };

/**
 * What one voice (a webhook, the Admin API, the pixel) says of one cart. Null where it says nothing: what is known already stays.
 */
export type CartSignal = {
  kind: CartKind;
  /** By what it knows the cart: all of them are one cart. `checkout:…`, `checkout-id:…` (Shopify's number), `cart:…`, `visit:…`. */
  tokens: readonly string[];
  /** When its buyer did that. */
  at: Date;
  /** When the cart began, as far as this voice knows. */
  beganAt: Date;
  /** Whether it is a deed of the buyer even where nothing is new in it: a webhook may come of Shopify's own doing, a page view does not. */
  isDeed: boolean;
  lines: readonly AbandonedLine[] | null;
  /** It knows neither plans nor properties nor what was paid: where it names the same things, what is known of them stays. */
  isRough: boolean;
  /** ISO 4217, in whose minor units the lines' prices stand. */
  currency: string;
  customerId: bigint | null;
  email: string | null;
  phone: string | null;
  name: string | null;
  /** BCP 47 */
  language: string | null;
  place: Place | null;
  discountCodes: readonly string[] | null;
  /** Null of a voice that would not know. */
  withheld: readonly Withheld[] | null;
  checkout: { id: bigint | null; updatedAt: Date } | null;
  consents: readonly CheckoutConsent[];
  /** RecoveryLink by which its buyer came back, where it says so. */
  linkId: string | null;
  /** It is over: it became an order, or was deleted. Or it is nobody's to leave: at a till the buyer stands there. */
  ending: "completed" | "deleted" | "nobodys" | null;
};

/** A signal that says nothing but which cart, and when. */
export const silentSignal = {
  isDeed: false,
  lines: null,
  isRough: false,
  customerId: null,
  email: null,
  phone: null,
  name: null,
  language: null,
  place: null,
  discountCodes: null,
  withheld: null,
  checkout: null,
  consents: [],
  linkId: null,
  ending: null,
} as const;

/** What the lines of a cart cost, in minor units. */
export const valueOf = (lines: readonly AbandonedLine[]): number =>
  lines.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0);

/** The token of a cart as all voices write it: some give a key with it (`abc?key=…`), some a global id. */
export function cartToken(written: string | null | undefined): string | null {
  const [token = ""] = (written ?? "").replace(/^gid:\/\/shopify\/Cart\//, "").split("?");
  return /^[\w.-]{1,200}$/.test(token) ? `cart:${token}` : null;
}

/** A language as browsers write it, `de-DE`; null for what is none. */
export function languageTag(written: string | null | undefined): string | null {
  if (!written) return null;
  try {
    return Intl.getCanonicalLocales(written.replaceAll("_", "-"))[0] ?? null;
  } catch {
    return null;
  }
}
