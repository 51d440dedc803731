import { toGid } from "../shopify/state/gid.ts";
import { setMetafields } from "../shopify/state/set-metafields.ts";
import type { ShopState } from "../shopify/state/shop-state.ts";

/** By SKU, as the merchant of the Online Retail data might have chosen: teacups beside the cakestand, hearts and lunch bags beside their likes. */
const CHOSEN: Readonly<Record<string, readonly string[]>> = {
  "22423": ["22699", "22697"],
  "85123A": ["21733"],
  "20725": ["20727", "22386"],
  "22720": ["22722", "22423"],
};

/** Chooses a few complementary products, as Shopify's Search & Discovery keeps them. Of a file without those goods, none. */
export function chooseComplementary(state: ShopState): void {
  const wanted = new Set([...Object.keys(CHOSEN), ...Object.values(CHOSEN).flat()]);
  const bySku = new Map<string, string>();
  for (const { sku, product } of state.variants.values()) {
    if (sku !== null && wanted.has(sku) && product.status === "ACTIVE") bySku.set(sku, toGid("Product", product.id));
  }
  for (const [sku, others] of Object.entries(CHOSEN)) {
    const ownerId = bySku.get(sku);
    const gids = others.flatMap((other) => bySku.get(other) ?? []);
    if (ownerId === undefined || gids.length === 0) continue;
    const field = { namespace: "shopify--discovery--product_recommendation", key: "complementary_products", type: "list.product_reference" };
    setMetafields(state, [{ ownerId, ...field, value: JSON.stringify(gids) }], () => true);
  }
}
