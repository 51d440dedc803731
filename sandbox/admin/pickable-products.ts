import type { ShopState } from "../shopify/state/shop-state.ts";

/** What the admin's window for choosing products shows, in App Bridge's shape as far as Waybill reads it. */
export function pickableProducts({ products, collections }: Pick<ShopState, "products" | "collections">) {
  const shown = [...products.values()].filter(({ status }) => status !== "ARCHIVED");
  return {
    collections: [...collections.values()].map(({ id, title }) => ({ id: `gid://shopify/Collection/${id}`, title, image: null })),
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
