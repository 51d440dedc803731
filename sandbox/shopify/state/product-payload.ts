import { decimalAmount } from "./decimal-amount.ts";
import { toGid } from "./gid.ts";
import { payloadTime } from "./payload-time.ts";
import type { ProductRecord } from "./product-record.ts";
import type { ShopState } from "./shop-state.ts";

/** A product with its variants as Shopify's webhooks write one. */
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
    variants: product.variants.map((variant, index) => ({
      id: variant.id,
      admin_graphql_api_id: toGid("ProductVariant", variant.id),
      product_id: product.id,
      title: variant.title,
      sku: variant.sku,
      barcode: variant.barcode,
      price: decimalAmount(variant.priceMinor),
      position: index + 1,
      taxable: true,
      inventory_item_id: variant.inventoryItemId,
      grams: variant.grams,
      requires_shipping: variant.requiresShipping,
      inventory_policy: "continue",
      created_at: time(variant.createdAt),
      updated_at: time(variant.updatedAt),
    })),
    options: product.optionNames.map((name, index) => ({
      name,
      position: index + 1,
      values: product.variants.map(({ title }) => (product.optionNames.length > 1 ? title.split(" / ")[index] : title)),
    })),
    images: [],
  };
}
