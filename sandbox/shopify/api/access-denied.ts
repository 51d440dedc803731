import { GraphQLError } from "graphql";
import type { AccessRequirement } from "../schema/access-requirement.ts";

/** The error that Shopify gives for a field that the token may not read. */
export function accessDenied(fieldName: string, { text }: AccessRequirement): GraphQLError {
  return new GraphQLError(`Access denied for ${fieldName} field. Required access: ${text}`, {
    extensions: { code: "ACCESS_DENIED", documentation: "https://shopify.dev/api/usage/access-scopes", requiredAccess: text },
  });
}
