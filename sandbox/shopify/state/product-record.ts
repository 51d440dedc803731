import type { VariantRecord } from "./variant-record.ts";

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
