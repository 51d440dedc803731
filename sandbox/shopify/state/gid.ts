/** Shopify's global id of a numeric one: `gid://shopify/Order/1`. */
export function toGid(type: string, id: number | string): string {
  return `gid://shopify/${type}/${id}`;
}

/** The app itself, as Shopify knows it. */
export const appGid = "gid://shopify/App/480000000000";
