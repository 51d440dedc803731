import { BundlePartsDocument } from "#admin/bundle-parts.ts";
import type { BundlePartsQuery } from "#admin/bundle-parts.ts";
import { FindBundlesDocument } from "#admin/find-bundles.ts";
import { StandingBundleDocument } from "#admin/standing-bundle.ts";
import { parseMoney } from "#app/platform/money.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { gid, idOf } from "#app/shopify/gid.ts";
import { tagOf } from "../discounts/discount-tags.ts";
import { type BundlePart, bundlePrice, type WantedBundle } from "./bundle-for.ts";

/** A bundle as it stands in Shopify. */
export type StandingBundle = {
  productId: bigint;
  title: string;
  status: string;
  tags: readonly string[];
  /** Buyers find it in the online store. */
  isInStore: boolean;
  /** Null where it has no variant, or more than one: then it isn't ours any more. */
  variantId: bigint | null;
  /** Minor units of the shop's currency. */
  price: number;
  parts: readonly BundlePart[];
};

/** The bundle with this product as it stands; null where there is none. */
export async function readBundle(shop: Shop, productId: bigint): Promise<StandingBundle | null> {
  const { product } = await adminClient(shop, "background").run(StandingBundleDocument, { id: gid("Product", productId) });
  if (!product) return null;
  const [variant, ...others] = product.variants.nodes;
  return {
    productId,
    title: product.title,
    status: product.status,
    tags: product.tags,
    isInStore: product.onlineStoreUrl != null,
    variantId: variant && others.length === 0 ? idOf(variant.id) : null,
    price: variant ? parseMoney(variant.price, shop.currency).minor : 0,
    parts: (variant?.productVariantComponents.nodes ?? []).map(({ productVariant, quantity }) => ({
      variantId: String(idOf(productVariant.id)),
      quantity,
    })),
  };
}

/**
 * The products that were made for an offer, the newest first: by its tag, which Shopify's search knows a moment later, and among the newest ones,
 * which are listed at once. One that was just made has the tag for its title.
 */
export async function findBundles(shop: Shop, offerId: string): Promise<bigint[]> {
  const tag = tagOf(offerId);
  const { tagged, newest } = await adminClient(shop, "background").run(FindBundlesDocument, { tagged: `tag:'${tag}'` });
  const ours = [...tagged.nodes, ...newest.nodes].filter(({ title, tags }) => title === tag || tags.includes(tag));
  return [...new Set(ours.map(({ id }) => idOf(id)))].sort((one, other) => (one > other ? -1 : 1));
}

type Variant = Extract<NonNullable<BundlePartsQuery["nodes"][number]>, { price: string }>;

/** What a bundle is made of, as the shop sells it now; null where one of the parts isn't sold. */
export type Parts = readonly { variant: Variant; quantity: number }[];

export async function readParts(shop: Shop, { parts }: WantedBundle): Promise<Parts | null> {
  const ids = parts.map(({ variantId }) => gid("ProductVariant", variantId));
  const { nodes } = await adminClient(shop, "background").run(BundlePartsDocument, { ids });
  const found = parts.flatMap(({ variantId, quantity }) => {
    const variant = nodes.find((node): node is Variant => node !== null && "price" in node && idOf(node.id) === BigInt(variantId));
    return variant && variant.product.status === "ACTIVE" ? [{ variant, quantity }] : [];
  });
  return found.length === parts.length ? found : null;
}

/** What the bundle is to cost, in minor units of the shop's currency. */
export function priceOf(shop: Shop, parts: Parts, { percentage }: WantedBundle): number {
  const sum = parts.reduce((total, { variant, quantity }) => total + parseMoney(variant.price, shop.currency).minor * quantity, 0);
  return bundlePrice(sum, percentage);
}
