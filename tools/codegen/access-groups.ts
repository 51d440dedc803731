import { getNamedType, TypeInfo, visit, visitWithTypeInfo } from "graphql";
import type { DocumentNode, GraphQLSchema } from "graphql";
import type { AccessRule } from "./load-admin-schema.ts";

/** Scopes any one of which opens something that a document asks for, and what that is. */
export type AccessGroup = { anyOf: readonly string[]; asks: string };

/** What a document asks for, type by type and field by field, by Shopify's own list. Groups that say the same are given once. */
export function accessGroups(document: DocumentNode, schema: GraphQLSchema, rules: ReadonlyMap<string, AccessRule>): AccessGroup[] {
  const groups = new Map<string, AccessGroup>();
  const ask = (what: string) => {
    const anyOf = [...new Set(rules.get(what)?.offlineScopes)].toSorted();
    if (anyOf.length > 0 && !groups.has(anyOf.join())) groups.set(anyOf.join(), { anyOf, asks: what });
  };

  const typeInfo = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field({ name }) {
        ask(`${typeInfo.getParentType()?.name}.${name.value}`);
        const type = typeInfo.getType();
        if (type) ask(getNamedType(type).name);
      },
      InlineFragment({ typeCondition }) {
        if (typeCondition) ask(typeCondition.name.value);
      },
    }),
  );
  return [...groups.values()];
}

/** Access rules by `Type` and `Type.field`. */
export const rulesByName = (rules: readonly AccessRule[]): Map<string, AccessRule> =>
  new Map(rules.map((rule) => [rule.fieldName ? `${rule.typeName}.${rule.fieldName}` : rule.typeName, rule]));
