/** What a metric of Klaviyo's counts, as far as Waybill knows of it. Definitions name metrics by ids alone, and those are each account's own. */
export const KLAVIYO_EVENTS = ["checkout", "cart", "browse", "back-in-stock", "order", "click", "other"] as const;
export type KlaviyoEvent = (typeof KLAVIYO_EVENTS)[number];

/** As Klaviyo's integrations call them: Shopify's, and its own API's. */
const CALLED: Readonly<Record<string, KlaviyoEvent>> = {
  "started checkout": "checkout",
  "checkout started": "checkout",
  "abandoned checkout": "checkout",
  "added to cart": "cart",
  "add to cart": "cart",
  "viewed product": "browse",
  "active on site": "browse",
  "subscribed to back in stock": "back-in-stock",
  "placed order": "order",
  "clicked email": "click",
  "clicked sms": "click",
};

export const eventCalled = (name: string): KlaviyoEvent => CALLED[plain(name)] ?? "other";

/** Whether this is how Klaviyo calls an event that Waybill knows. */
export const isEventName = (name: string): boolean => Object.hasOwn(CALLED, plain(name));

const plain = (name: string) => name.trim().toLowerCase().split(/\s+/).join(" ");

/** How merchants call their flows. What stands first is looked for first: “Abandoned cart (checkout started)”. */
const IN_FLOW_NAMES: readonly (readonly [RegExp, KlaviyoEvent])[] = [
  [/back[- ]in[- ]stock/i, "back-in-stock"],
  [/checkout/i, "checkout"],
  [/post[- ]purchase|thank|order|win ?back|welcome|review/i, "other"],
  [/brows|viewed/i, "browse"],
  [/cart|basket/i, "cart"],
];

/** By a flow's name what begins it, where nothing better says so: a guess. */
export function guessEvent(flowName: string | null): KlaviyoEvent | undefined {
  const guessed = IN_FLOW_NAMES.find(([words]) => words.test(flowName ?? ""))?.[1];
  return guessed === "other" ? undefined : guessed;
}
