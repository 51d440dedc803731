import { getNamedType, GraphQLError, isInputObjectType, type GraphQLInputType } from "graphql";

/**
 * Throws unless every `changeFromQuantity` that the input's type knows was given, be it as null. The schema calls the field nullable, and so
 * lets a document without it pass; Shopify demands it at run time.
 */
export function demandCompareAndSet(type: GraphQLInputType, value: unknown): void {
  if (Array.isArray(value)) {
    for (const item of value) demandCompareAndSet(type, item);
    return;
  }
  const named = getNamedType(type);
  if (!isInputObjectType(named) || typeof value !== "object" || value === null) return;

  const given = value as Record<string, unknown>;
  for (const field of Object.values(named.getFields())) {
    const isGiven = given[field.name] !== undefined;
    if (isGiven) demandCompareAndSet(field.type, given[field.name]);
    else if (field.name === "changeFromQuantity")
      throw new GraphQLError(`${named.name} must include the following argument: changeFromQuantity.`, {
        extensions: { code: "INVALID_FIELD_ARGUMENTS" },
      });
  }
}
