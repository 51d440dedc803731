import type { Placement } from "#app/contracts/offers.ts";
import { IN_THEME, themeEditorUrl } from "./theme-editor.ts";

/** A way to put something of Waybill's into a place: the key of its name in the screen's words, and its address. */
export type PlaceWay = { name: (typeof IN_THEME)[number]["name"] | InCheckout; url: string };
type InCheckout = "place-checkout" | "place-post-purchase" | "place-thank-you" | "place-order-status";

const AFTER: Partial<Record<Placement, InCheckout>> = {
  post_purchase: "place-post-purchase",
  thank_you: "place-thank-you",
  order_status: "place-order-status",
};

/** Whether a way leads into the theme, and not into Shopify's settings of the checkout. */
export const isInTheme = ({ name }: PlaceWay) => IN_THEME.some((block) => block.name === name);

/** Every way into a place: blocks of the theme, or Shopify's editor of the checkout. */
export function waysInto(placement: Placement, apiKey: string): PlaceWay[] {
  const blocks = IN_THEME.filter((block) => block.placement === placement);
  if (blocks.length === 0) return [{ name: AFTER[placement] ?? "place-checkout", url: "shopify://admin/settings/checkout" }];
  return blocks.map(({ name, ...block }) => ({ name, url: themeEditorUrl(apiKey, block) }));
}
