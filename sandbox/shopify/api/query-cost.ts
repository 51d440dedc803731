import {
  getDirectiveValues,
  getNamedType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  valueFromAST,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { nodeTypeOf } from "../schema/node-type-of.ts";

export type CostedQuery = {
  schema: GraphQLSchema;
  operation: OperationDefinitionNode;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  variables: Record<string, unknown>;
};

/**
 * Points that a query asks for, by Shopify's rules: an object is 1, a scalar 0, a connection 2 and each of its nodes by `first` or `last`,
 * a mutation 10. This is the formula that Shopify published; what it charges today for long connections is less (12 points for 250 nodes have been
 * seen), so that an app which lives within this lives within that. With `data`, the points that the answer really cost: what was not there is not counted.
 */
export function queryCost(query: CostedQuery, data?: unknown): number {
  const { schema, operation, fragments, variables } = query;
  const isMutation = operation.operation === "mutation";
  const root = isMutation ? schema.getMutationType() : schema.getQueryType();
  return root ? costOfSet(operation.selectionSet, root, data, isMutation ? 10 : 1) : 0;

  /** `objectCost` is what a plain object costs at this place. */
  function costOfSet(set: SelectionSetNode, parent: GraphQLNamedType, value: unknown, objectCost: number): number {
    let own = 0;
    let dearestFragment = 0;
    for (const selection of set.selections) {
      if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.["if"] === true) continue;
      if (getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.["if"] === false) continue;
      if (selection.kind === Kind.FIELD) {
        own += costOfField(selection, parent, value, objectCost);
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      if (!fragment) continue;
      const on = fragment.typeCondition ? (schema.getType(fragment.typeCondition.name.value) ?? parent) : parent;
      const cost = costOfSet(fragment.selectionSet, on, value, objectCost);
      // An object is of one type only: of the fragments on an interface or a union, the dearest counts.
      if (on === parent) own += cost;
      else dearestFragment = Math.max(dearestFragment, cost);
    }
    return own + dearestFragment;
  }

  function costOfField(node: FieldNode, parent: GraphQLNamedType, value: unknown, objectCost: number): number {
    const field = "getFields" in parent ? parent.getFields()[node.name.value] : undefined;
    if (!field || !node.selectionSet || !("args" in field)) return 0;
    const type = getNamedType(field.type);
    if (!isCompositeType(type)) return 0;

    const found = value === undefined ? undefined : (value as Record<string, unknown> | null)?.[node.alias?.value ?? node.name.value];
    if (value !== undefined && found == null) return objectCost === 10 ? 10 : 0;

    if (isObjectType(type) && nodeTypeOf(type)) return 2 + costOfConnection(node.selectionSet, type, found, sizeOf(field, node) ?? 10);
    // The points of a mutation cover the objects that it answers.
    if (objectCost === 10) return 10 + costOfSet(node.selectionSet, type, found, 0);

    const set = node.selectionSet;
    const each = (item: unknown) => (item === null ? 0 : objectCost + costOfSet(set, type, item, objectCost));
    if (Array.isArray(found)) return found.reduce<number>((sum, item) => sum + each(item), 0);
    const isList = isListType(isNonNullType(field.type) ? field.type.ofType : field.type);
    return each(found) * (isList ? (sizeOf(field, node) ?? 1) : 1);
  }

  function costOfConnection(set: SelectionSetNode, connection: GraphQLNamedType, value: unknown, size: number): number {
    let cost = 0;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        if (fragment) cost += costOfConnection(fragment.selectionSet, connection, value, size);
        continue;
      }
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        cost += costOfConnection(selection.selectionSet, connection, value, size);
        continue;
      }
      const name = selection.name.value;
      if (!selection.selectionSet || (name !== "edges" && name !== "nodes") || !("getFields" in connection)) continue;
      const itemType = getNamedType(connection.getFields()[name]?.type);
      if (!itemType) continue;
      const set = selection.selectionSet;
      const items = value === undefined ? undefined : (value as Record<string, unknown>)[selection.alias?.value ?? name];
      // An edge is free: the node in it is the object that counts.
      const each = (item: unknown) => (name === "nodes" ? 1 : 0) + costOfSet(set, itemType, item, 1);
      cost += Array.isArray(items) ? items.reduce<number>((sum, item) => sum + each(item), 0) : items === null ? 0 : size * each(undefined);
    }
    return cost;
  }

  function sizeOf(field: GraphQLField<unknown, unknown>, node: FieldNode): number | undefined {
    for (const name of ["first", "last", "ids"]) {
      const given = node.arguments?.find((argument) => argument.name.value === name);
      const type = field.args.find((argument) => argument.name === name)?.type;
      const size: unknown = given && type && valueFromAST(given.value, type, variables);
      if (typeof size === "number") return size;
      if (Array.isArray(size)) return size.length;
    }
    return undefined;
  }
}
