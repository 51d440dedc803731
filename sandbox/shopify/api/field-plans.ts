import { GraphQLError, getNamedType, isObjectType, type GraphQLObjectType, type GraphQLResolveInfo } from "graphql";
import type { RequestContext, ResolverMap } from "../resolver-map.ts";
import type { AccessRequirement } from "../schema/access-requirement.ts";
import type { AdminSchema } from "../schema/load-admin-schema.ts";
import { nodeTypeOf } from "../schema/node-type-of.ts";

type Read = (source: unknown, args: Record<string, unknown>, request: RequestContext, info: GraphQLResolveInfo) => unknown;

/** How one field of one type is answered, and what a token needs for it. */
export type FieldPlan = { readonly demands: readonly AccessRequirement[]; readonly read: Read };

export type FieldPlans = (parentType: GraphQLObjectType, fieldName: string) => FieldPlan;

/**
 * Works out, once per field, who answers it: the resolver map, else the source's own property, else an error that names the field.
 * A field demands what Shopify lists for it, for the type it answers, and, when that is a connection, for the connection's nodes.
 */
export function createFieldPlans({ access }: AdminSchema, resolvers: ResolverMap): FieldPlans {
  const plans = new Map<GraphQLObjectType, Map<string, FieldPlan>>();

  return (parentType, fieldName) => {
    let ofType = plans.get(parentType);
    if (!ofType) plans.set(parentType, (ofType = new Map<string, FieldPlan>()));
    let plan = ofType.get(fieldName);
    if (!plan) ofType.set(fieldName, (plan = planOf(parentType, fieldName)));
    return plan;
  };

  function planOf(parentType: GraphQLObjectType, fieldName: string): FieldPlan {
    const answered = getNamedType(parentType.getFields()[fieldName]?.type);
    const named = [`${parentType.name}.${fieldName}`];
    if (answered) named.push(answered.name);
    const node = isObjectType(answered) ? nodeTypeOf(answered) : undefined;
    if (node) named.push(node.name);
    const demands = named.flatMap((name) => access.get(name) ?? []);

    const resolver = resolvers[parentType.name]?.[fieldName];
    return { demands, read: resolver ? (resolver as Read) : readProperty(parentType.name, fieldName) };
  }
}

function readProperty(typeName: string, fieldName: string): Read {
  return (source, args, request, info) => {
    if (typeof source !== "object" || source === null || !(fieldName in source) || fieldName in Object.prototype)
      throw new GraphQLError(`Waybill's Shopify stand-in has not built ${typeName}.${fieldName} yet`, {
        extensions: { code: "NOT_BUILT" },
      });
    const value: unknown = (source as Record<string, unknown>)[fieldName];
    return typeof value === "function" ? (value.call(source, args, request, info) as unknown) : value;
  };
}
