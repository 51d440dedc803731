import { namespaceOf } from "../../shopify/state/check-metafield.ts";
import { toGid } from "../../shopify/state/gid.ts";
import type { VariantRecord } from "../../shopify/state/product-record.ts";
import type { ShopState } from "../../shopify/state/shop-state.ts";
import type { MetafieldName } from "./find-extensions.ts";

/** The metafields that an extension's manifest asks for, of the shop and of what is in the cart, as the extension is given them. */
export function appMetafields(state: ShopState, wanted: readonly MetafieldName[], variants: readonly VariantRecord[]) {
  const owners = new Map<string, { type: string; id: string }>([
    [toGid("Shop", state.shop.id), { type: "shop", id: toGid("Shop", state.shop.id) }],
    ...variants.map(({ product: { id } }) => [toGid("Product", id), { type: "product", id: String(id) }] as const),
    ...variants.map(({ id }) => [toGid("ProductVariant", id), { type: "variant", id: String(id) }] as const),
  ]);
  return [...owners].flatMap(([gid, target]) =>
    (state.metafields.get(gid) ?? [])
      .filter(({ namespace, key }) => wanted.some((one) => namespaceOf(one.namespace) === namespace && one.key === key))
      .map(({ namespace, key, value, type }) => ({ target, metafield: { namespace, key, value, valueType: "string", type } })),
  );
}
