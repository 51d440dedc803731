import type { BulkProductsQuery } from "#admin/bulk-products.ts";
import { gramsOf } from "#app/shopify/copy/grams-of.ts";
import { idText } from "#app/shopify/copy/id-text.ts";
import { minorUnits } from "#app/shopify/copy/minor-units.ts";
import { pgBoolean, pgString } from "#app/shopify/copy/pg-text.ts";
import type { VariantRow } from "./variant-table.ts";

export type AdminVariant = Omit<BulkProductsQuery["products"]["edges"][number]["node"]["variants"]["edges"][number]["node"], "__typename">;

/** The row of a variant of the product with this global id. `digits` are those of the shop's currency. */
export function variantFromAdmin(variant: AdminVariant, product: string, digits: number): VariantRow {
  const { inventoryItem } = variant;
  return {
    id: idText(variant.id),
    productId: idText(product),
    title: pgString(variant.title),
    // A SKU of nothing but spaces is none.
    sku: pgString(variant.sku?.trim() || null),
    barcode: pgString(variant.barcode?.trim() || null),
    price: minorUnits(variant.price, digits),
    inventoryItemId: idText(inventoryItem.id),
    grams: gramsOf(inventoryItem.measurement.weight),
    requiresShipping: pgBoolean(inventoryItem.requiresShipping),
    tracked: pgBoolean(inventoryItem.tracked),
    updatedAt: variant.updatedAt,
  };
}
