import { toGid } from "../state/gid.ts";
import type { ProductRecord, VariantRecord } from "../state/product-record.ts";

export const optionValues = ({ title, product }: VariantRecord) => (product.optionNames.length > 1 ? title.split(" / ") : [title]);

/** The options of a product, each with the values that its variants have. */
export const productOptions = (product: ProductRecord) =>
  product.optionNames.map((name, index) => ({
    id: toGid("ProductOption", product.id + index),
    name,
    position: index + 1,
    values: [...new Set(product.variants.map((variant) => optionValues(variant)[index] ?? ""))],
    linkedMetafield: null,
  }));
