import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { buildClientSchema } from "graphql";
import type { GraphQLSchema, IntrospectionQuery } from "graphql";

export type AccessRule = {
  type: "type" | "field";
  typeName: string;
  fieldName?: string;
  /** Any one of them opens it; none asks for nothing. */
  offlineScopes: string[];
};

/**
 * The Admin API's schema and its scopes for each type and field, as Shopify ships them (fetched at set-up into `.cache/`).
 * Descriptions are left out: they would make most of the generated code.
 */
export function loadAdminSchema(): { schema: GraphQLSchema; accessRules: AccessRule[] } {
  const file = new URL("../../.cache/admin_2026-10.json.gz", import.meta.url);
  const text = gunzipSync(readFileSync(file)).toString();
  const { data, offline_scopes } = JSON.parse(text, (key, value: unknown) => (key === "description" ? null : value)) as {
    data: IntrospectionQuery;
    offline_scopes: { items: AccessRule[] };
  };
  return { schema: buildClientSchema(data, { assumeValid: true }), accessRules: offline_scopes.items };
}
