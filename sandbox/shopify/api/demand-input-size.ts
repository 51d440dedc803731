import { GraphQLError } from "graphql";

/** Lists that may be longer than others, or that the mutation itself counts. */
const limits: Readonly<Record<string, number>> = { productVariantsBulkCreate: 2048, productVariantsBulkUpdate: 2048, productSet: 2048 };

/** Throws when a list in a root field's arguments is longer than Shopify takes. */
export function demandInputSize(fieldName: string, value: unknown, path: (string | number)[] = [fieldName]): void {
  const most = limits[fieldName] ?? 250;
  if (Array.isArray(value)) {
    if (value.length > most)
      throw new GraphQLError(`The input array size of ${value.length} is greater than the maximum allowed of ${most}.`, {
        path,
        extensions: { code: "MAX_INPUT_SIZE_EXCEEDED" },
      });
    value.forEach((item, index) => demandInputSize(fieldName, item, [...path, index]));
  } else if (typeof value === "object" && value !== null)
    for (const [name, part] of Object.entries(value)) demandInputSize(fieldName, part, [...path, name]);
}
