export type ProductRecord = {
  __typename: "Product";
  id: number;
  title: string;
  handle: string;
  vendor: string;
  productType: string;
  status: "ACTIVE" | "ARCHIVED" | "DRAFT" | "UNLISTED";
  tags: string[];
  variants: VariantRecord[];
  createdAt: number;
  updatedAt: number;
};

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
