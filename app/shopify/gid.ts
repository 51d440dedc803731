/** Shopify's global id of a thing of ours to name: `gid("Order", 123n)` is `gid://shopify/Order/123`. */
export function gid(type: string, id: bigint | number | string): string {
  return `gid://shopify/${type}/${String(id)}`;
}

/** The number in a global id: 123n of `gid://shopify/Order/123`, and of `gid://shopify/InventoryLevel/123?inventory_item_id=4`. Throws when there is none. */
export function idOf(gid: string): bigint {
  const digits = /^gid:\/\/shopify\/\w+\/(\d+)(?:\?.*)?$/.exec(gid)?.[1];
  if (digits === undefined) throw new Error(`Not a numbered Shopify id: ${JSON.stringify(gid)}`);
  return BigInt(digits);
}
