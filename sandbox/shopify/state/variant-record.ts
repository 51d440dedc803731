import type { ProductRecord } from "./product-record.ts";

/** What can be bought, with its inventory item (one to one in Shopify). */
export type VariantRecord = {
  __typename: "ProductVariant";
  id: number;
  product: ProductRecord;
  inventoryItemId: number;
  title: string;
  /** Null for the products that nobody gave one. */
  sku: string | null;
  barcode: string | null;
  priceMinor: number;
  grams: number;
  requiresShipping: boolean;
  tracked: boolean;
  createdAt: number;
  updatedAt: number;
};
