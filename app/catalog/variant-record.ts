import type { VariantFieldsFragment } from "#admin/variant-fields.ts";
import { copiedTable } from "#app/shopify/copy/copied-table.ts";
import type { RowOf } from "#app/shopify/copy/copied-table.ts";
import { gramsOf, minorUnits } from "#app/shopify/copy/minor-units.ts";
import { idText } from "#app/shopify/copy/id-text.ts";
import { pgBoolean, pgString } from "#app/shopify/copy/pg-text.ts";

/** A variant is written together with its product, so that its own time decides nothing. */
export const variantTable = copiedTable({
  name: "variant",
  columns: {
    id: "bigint",
    productId: "bigint",
    title: "text",
    sku: "text",
    barcode: "text",
    price: "bigint",
    inventoryItemId: "bigint",
    grams: "int",
    requiresShipping: "boolean",
    tracked: "boolean",
    updatedAt: "timestamptz",
  },
  key: ["id"],
  parent: "productId",
});

/** The row of a variant of the product with this global id. `digits` are those of the shop's currency. */
export function variantFromAdmin(variant: VariantFieldsFragment, product: string, digits: number): RowOf<typeof variantTable> {
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
