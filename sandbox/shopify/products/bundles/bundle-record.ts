import type { ProductRecord, VariantRecord } from "../../state/product-record.ts";

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

/** `productBundleCreate` on its way. */
export type BundleOperationRecord = {
  __typename: "ProductBundleOperation";
  id: number;
  status: "CREATED" | "ACTIVE" | "COMPLETE";
  product: ProductRecord | null;
};

/** What a line of an order came as, where it is a part of a bundle. */
export type LineGroup = { id: number; variant: VariantRecord; title: string; quantity: number };
