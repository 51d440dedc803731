import type { ProductRecord, VariantRecord } from "../../state/product-record.ts";

/** `productBundleCreate` on its way. */
export type BundleOperationRecord = {
  __typename: "ProductBundleOperation";
  id: number;
  status: "CREATED" | "ACTIVE" | "COMPLETE";
  product: ProductRecord | null;
};

/** What a line of an order came as, where it is a part of a bundle. */
export type LineGroup = {
  id: number;
  variant: VariantRecord;
  title: string;
  quantity: number;
  /** Those of the line in the cart. */
  customAttributes: readonly { key: string; value: string }[];
};
