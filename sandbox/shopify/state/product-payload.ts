import { decimalAmount } from "./decimal-amount.ts";
import { toGid } from "./gid.ts";
import { payloadTime } from "./payload-time.ts";
import type { ProductRecord, VariantRecord } from "./product-record.ts";
import type { ShopState } from "./shop-state.ts";

/** A product with its variants as Shopify's webhooks write one: every field that REST's product has, those of what the shop doesn't do empty. */
export function productPayload(state: ShopState, product: ProductRecord): Record<string, unknown> {
  const time = (at: number) => payloadTime(at, state.shop.ianaTimezone);
  return {
    id: product.id,
    admin_graphql_api_id: toGid("Product", product.id),
    title: product.title,
    handle: product.handle,
    vendor: product.vendor,
    product_type: product.productType,
    status: product.status.toLowerCase(),
    tags: product.tags.join(", "),
    body_html: product.descriptionHtml,
    created_at: time(product.createdAt),
    updated_at: time(product.updatedAt),
    published_at: time(product.createdAt),
    published_scope: "global",
    template_suffix: null,
    category: null,
    has_variants_that_requires_components: product.bundle !== undefined,
    variants: product.variants.map((variant, index) => ({
      id: variant.id,
      admin_graphql_api_id: toGid("ProductVariant", variant.id),
      product_id: product.id,
      title: variant.title,
      sku: variant.sku,
      barcode: variant.barcode,
      price: decimalAmount(variant.priceMinor),
      compare_at_price: variant.compareAtPriceMinor === null ? null : decimalAmount(variant.compareAtPriceMinor),
      position: index + 1,
      ...optionPayload(product, variant),
      image_id: null,
      inventory_quantity: available(state, variant),
      old_inventory_quantity: available(state, variant),
      taxable: true,
      inventory_item_id: variant.inventoryItemId,
      grams: variant.grams,
      requires_shipping: variant.requiresShipping,
      inventory_policy: "continue",
      created_at: time(variant.createdAt),
      updated_at: time(variant.updatedAt),
    })),
    variant_gids: product.variants.map((variant) => ({
      admin_graphql_api_id: toGid("ProductVariant", variant.id),
      updated_at: time(variant.updatedAt),
    })),
    options: product.optionNames.map((name, index) => ({
      id: product.id + index,
      product_id: product.id,
      name,
      position: index + 1,
      values: product.variants.map(({ title }) => (product.optionNames.length > 1 ? title.split(" / ")[index] : title)),
    })),
    images: [],
    image: null,
    media: [],
  };
}

/** What a variant is of each option; there are at most three. */
function optionPayload({ optionNames }: ProductRecord, { title }: VariantRecord): Record<string, string | null> {
  const values = optionNames.length > 1 ? title.split(" / ") : [title];
  return { option1: values[0] ?? null, option2: values[1] ?? null, option3: values[2] ?? null };
}

const available = (state: ShopState, { inventoryItemId }: VariantRecord) =>
  state.inventory
    .get(inventoryItemId)
    ?.values()
    .reduce((sum, level) => sum + level.available, 0) ?? 0;
