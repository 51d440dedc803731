import { getNamedType, GraphQLError, isInputObjectType, type GraphQLInputType } from "graphql";

/**
 * Throws unless every `changeFromQuantity` that the input's type knows was given, be it as null. The schema calls the field nullable, and so
 * lets a document without it pass; Shopify demands it at run time.
 */
export function demandCompareAndSet(type: GraphQLInputType, value: unknown, path: string): void {
  if (Array.isArray(value)) {
    value.forEach((item, index) => demandCompareAndSet(type, item, `${path}.${index}`));
    return;
  }
  const named = getNamedType(type);
  if (!isInputObjectType(named) || typeof value !== "object" || value === null) return;

  const given = value as Record<string, unknown>;
  for (const field of Object.values(named.getFields())) {
    const isGiven = given[field.name] !== undefined;
    if (isGiven) demandCompareAndSet(field.type, given[field.name], `${path}.${field.name}`);
    else if (field.name === "changeFromQuantity")
      throw new GraphQLError(
        `${path}.changeFromQuantity must be given explicitly: a quantity to compare with, or null to skip the comparison.`,
        {
          extensions: { code: "INVALID_FIELD_ARGUMENTS" },
        },
      );
  }
}
