import {
  getDirectiveValues,
  getNamedType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isCompositeType,
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
import { foundCost, mutationCost, objectCost, pageWeight, scalarCost } from "./cost-weights.ts";
import { nodeTypeOf } from "../schema/node-type-of.ts";

export type CostedQuery = {
  schema: GraphQLSchema;
  operation: OperationDefinitionNode;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  variables: Record<string, unknown>;
};

/** Where a field stands: on the root of mutations, directly on what a mutation answers, or anywhere else. */
type Place = "mutation" | "payload" | "object";

/**
 * Points that a query asks for, as Shopify charges today (it publishes an older and dearer formula; this one was fitted to what a real store answered):
 * an object and a plain list are 1, a scalar, an address, money and a user error 0, a count at the root 10, most mutations 10, and a connection 2 and its
 * node as often as `pageWeight` says. With `data`, the points that the answer really cost.
 */
export function queryCost(query: CostedQuery, data?: unknown): number {
  const { schema, operation, fragments, variables } = query;
  const isMutation = operation.operation === "mutation";
  const root = isMutation ? schema.getMutationType() : schema.getQueryType();
  return root ? costOfSet(operation.selectionSet, root, data, isMutation ? "mutation" : "object") : 0;

  function costOfSet(set: SelectionSetNode, parent: GraphQLNamedType, value: unknown, place: Place): number {
    let own = 0;
    let dearestFragment = 0;
    for (const selection of set.selections) {
      if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.["if"] === true) continue;
      if (getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.["if"] === false) continue;
      if (selection.kind === Kind.FIELD) {
        own += costOfField(selection, parent, value, place);
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      if (!fragment) continue;
      const on = fragment.typeCondition ? (schema.getType(fragment.typeCondition.name.value) ?? parent) : parent;
      const cost = costOfSet(fragment.selectionSet, on, value, place);
      // An object is of one type only: of the fragments on an interface or a union, the dearest counts.
      if (on === parent) own += cost;
      else dearestFragment = Math.max(dearestFragment, cost);
    }
    return own + dearestFragment;
  }

  function costOfField(node: FieldNode, parent: GraphQLNamedType, value: unknown, place: Place): number {
    const field = "getFields" in parent ? parent.getFields()[node.name.value] : undefined;
    if (!field || !("args" in field)) return 0;
    if (!node.selectionSet) return scalarCost(parent, node.name.value);
    const type = getNamedType(field.type);
    if (!isCompositeType(type)) return 0;

    const set = node.selectionSet;
    const found = value === undefined ? undefined : (value as Record<string, unknown> | null)?.[node.alias?.value ?? node.name.value];
    const isAbsent = value !== undefined && found == null;
    // The points of a mutation cover the objects that it answers, not what hangs on them.
    if (place === "mutation") return mutationCost(node.name.value) + (isAbsent ? 0 : costOfSet(set, type, found, "payload"));
    if (isObjectType(type) && nodeTypeOf(type)) return 2 + (isAbsent ? 0 : costOfConnection(set, type, found, sizeOf(field, node) ?? 0));

    const own = place === "payload" ? 0 : objectCost(type, parent);
    const each = (item: unknown) => own + (item === null ? 0 : costOfSet(set, type, item, "object"));
    // A plain list counts once, however long.
    if (Array.isArray(found)) return Math.max(0, ...found.map(each));
    return isAbsent ? own : each(found);
  }

  function costOfConnection(set: SelectionSetNode, connection: GraphQLNamedType, value: unknown, size: number): number {
    let cost = 0;
    for (const selection of set.selections) {
      if (selection.kind !== Kind.FIELD) {
        const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
        if (fragment) cost += costOfConnection(fragment.selectionSet, connection, value, size);
        continue;
      }
      const { name, selectionSet, alias } = selection;
      if (!selectionSet || (name.value !== "edges" && name.value !== "nodes") || !("getFields" in connection)) continue;
      const itemType = getNamedType(connection.getFields()[name.value]?.type);
      if (!itemType) continue;
      const items = value === undefined ? undefined : (value as Record<string, unknown>)[alias?.value ?? name.value];
      // An edge is free: the node in it is the object that counts.
      const each = (item: unknown) => (name.value === "nodes" ? 1 : 0) + costOfSet(selectionSet, itemType, item, "object");
      if (Array.isArray(items)) cost += foundCost(size, items.map(each), each(undefined));
      else if (items !== null) cost += pageWeight(size) * each(undefined);
    }
    return cost;
  }

  function sizeOf(field: GraphQLField<unknown, unknown>, node: FieldNode): number | undefined {
    for (const name of ["first", "last"]) {
      const given = node.arguments?.find((argument) => argument.name.value === name);
      const type = field.args.find((argument) => argument.name === name)?.type;
      const size: unknown = given && type && valueFromAST(given.value, type, variables);
      if (typeof size === "number") return size;
    }
    return undefined;
  }
}
