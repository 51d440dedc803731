import type { Placement } from "#app/contracts/offers.ts";
import { IN_THEME, themeEditorUrl } from "./theme-editor.ts";

/** A way to put something of Waybill's into a place: the key of its name in the screen's words, and its address. */
export type PlaceWay = { name: (typeof IN_THEME)[number]["name"] | "place-after"; url: string };

/** Every way into a place: blocks of the theme, or Shopify's editor of the checkout. */
export function waysInto(placement: Placement, apiKey: string): PlaceWay[] {
  const blocks = IN_THEME.filter((block) => block.placement === placement);
  if (blocks.length === 0) return [{ name: "place-after", url: "shopify://admin/settings/checkout" }];
  return blocks.map(({ name, ...block }) => ({ name, url: themeEditorUrl(apiKey, block) }));
}
