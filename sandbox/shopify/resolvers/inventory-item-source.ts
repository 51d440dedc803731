import type { VariantRecord } from "../state/product-record.ts";

export type InventoryItemSource = { __typename: "InventoryItem"; id: number; variant: VariantRecord };

/** The inventory item of a variant as a node of its own. */
export function inventoryItemSource(variant: VariantRecord): InventoryItemSource {
  return { __typename: "InventoryItem", id: variant.inventoryItemId, variant };
}
