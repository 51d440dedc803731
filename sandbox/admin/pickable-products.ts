import type { ShopState } from "../shopify/state/shop-state.ts";

/** What the admin's window for choosing products shows, in App Bridge's shape as far as Waybill reads it. */
export function pickableProducts({ products }: Pick<ShopState, "products">) {
  const shown = [...products.values()].filter(({ status }) => status !== "ARCHIVED");
  return {
    products: shown.map(({ id, title, variants }) => ({
      id: `gid://shopify/Product/${id}`,
      title,
      images: [],
      variants: variants.map((variant) => ({
        id: `gid://shopify/ProductVariant/${variant.id}`,
        title: variant.title,
        displayName: variant.title === "Default Title" ? title : `${title} - ${variant.title}`,
        product: { id: `gid://shopify/Product/${id}` },
      })),
    })),
  };
}
