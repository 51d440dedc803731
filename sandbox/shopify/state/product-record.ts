export type ProductRecord = {
  __typename: "Product";
  id: number;
  title: string;
  handle: string;
  vendor: string;
  productType: string;
  status: "ACTIVE" | "ARCHIVED" | "DRAFT" | "UNLISTED";
  tags: string[];
  descriptionHtml: string;
  seo: { title: string | null; description: string | null };
  /** `["Title"]` for a product without options; a variant's title has its values in this order. */
  optionNames: string[];
  variants: VariantRecord[];
  /** What it is made of; absent where it is no bundle. */
  bundle?: BundlePart[];
  /** Somebody took it out of the online store's channel. */
  isOffOnlineStore?: true;
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
  compareAtPriceMinor: number | null;
  grams: number;
  /** In which its weight is shown. */
  weightUnit: WeightUnit;
  requiresShipping: boolean;
  tracked: boolean;
  costMinor: number | null;
  countryCodeOfOrigin: string | null;
  provinceCodeOfOrigin: string | null;
  harmonizedSystemCode: string | null;
  /** What it is made of; absent where it is no bundle's. Its own stock is none: it is that of its parts. */
  components?: readonly VariantPart[];
  /** Gone from the catalogue; lines of orders remember it. */
  isDeleted: boolean;
  createdAt: number;
  updatedAt: number;
};

export type WeightUnit = "GRAMS" | "KILOGRAMS" | "OUNCES" | "POUNDS";

/** What a variant of a bundle is made of; quantity is of one bundle. */
export type VariantPart = { variant: VariantRecord; quantity: number };

/** What a bundle is made of, as it was asked for. */
export type BundlePart = {
  product: ProductRecord;
  /** Null where the buyer chooses how many. */
  quantity: number | null;
  selections: { option: string; name: string; values: string[] }[];
  quantities: { name: string; values: { name: string; quantity: number }[] } | null;
};
