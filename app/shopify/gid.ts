/** Shopify's global id of a thing of ours to name: `gid("Order", 123n)` is `gid://shopify/Order/123`. */
export function gid(type: string, id: bigint | number | string): string {
  return `gid://shopify/${type}/${String(id)}`;
}
