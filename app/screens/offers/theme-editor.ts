import type { Placement } from "#app/contracts/offers.ts";

/** A block of the theme extension, by its file's name (extensions/cart-offers/blocks), and the template of the theme in which it stands. */
type ThemeBlock = { placement: Placement; handle: string; template: "product" | "cart"; isEmbed: boolean };

export const IN_THEME = [
  { name: "place-product", placement: "product_page", handle: "goes-well-with", template: "product", isEmbed: false },
  { name: "place-cart", placement: "cart", handle: "cart-offer", template: "cart", isEmbed: false },
  { name: "place-goal", placement: "cart", handle: "spend-goal", template: "cart", isEmbed: false },
  { name: "place-bar", placement: "cart", handle: "cart-bar", template: "product", isEmbed: true },
] as const satisfies (ThemeBlock & { name: string })[];

/**
 * Opens the editor of the shop's theme with the block added there, yet unsaved; an embed (a block of no section) turned on.
 * Shopify's deep links: shopify.dev/docs/apps/build/online-store/theme-app-extensions/configuration#deep-linking
 */
export function themeEditorUrl(apiKey: string, { handle, template, isEmbed }: Omit<ThemeBlock, "placement">): string {
  const block = `${apiKey}/${handle}`;
  const asked = isEmbed
    ? new URLSearchParams({ context: "apps", template, activateAppId: block })
    : new URLSearchParams({ template, addAppBlockId: block, target: "mainSection" });
  return `shopify://admin/themes/current/editor?${asked}`;
}
