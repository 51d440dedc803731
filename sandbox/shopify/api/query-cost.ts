import {
  getDirectiveValues,
  getNamedType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
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
  return root ? Math.max(1, costOfSet(operation.selectionSet, root, data, isMutation ? "mutation" : "object")) : 0;

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
      // An object is of one type only: of the fragments on concrete types, the dearest counts.
      if (isAbstractType(on) || isObjectType(parent)) own += cost;
      else dearestFragment = Math.max(dearestFragment, cost);
    }
    return own + dearestFragment;
  }

  function costOfField(node: FieldNode, parent: GraphQLNamedType, value: unknown, place: Place): number {
    if (node.name.value === "__typename") return value === undefined || parent === root ? 0 : 1;
    const field = fieldOf(parent, node.name.value);
    if (!field) return 0;
    if (value === null && parent !== root) return 0;
    const answer = node.alias?.value ?? node.name.value;
    // What stands in a fragment on another type was not answered.
    if (isObject(value) && !(answer in value)) return 0;
    if (!node.selectionSet) return scalarCost(parent, node.name.value);
    const type = getNamedType(field.type);
    if (!isCompositeType(type)) return 0;

    const set = node.selectionSet;
    const found = isObject(value) ? value[answer] : undefined;
    const isAbsent = value !== undefined && found == null;
    // The points of a mutation cover the objects that it answers, not what hangs on them.
    if (place === "mutation") return mutationCost(node.name.value) + (isAbsent ? 0 : costOfSet(set, type, found, "payload"));
    if (isObjectType(type) && nodeTypeOf(type)) return 2 + (isAbsent ? 0 : costOfConnection(set, type, found, sizeOf(field, node) ?? 0));

    const own = place === "payload" ? 0 : objectCost(type, parent, node.name.value);
    const each = (item: unknown) => own + (item === null ? 0 : costOfSet(set, type, item, "object"));
    // A plain list counts once, however long, and also when it is empty.
    if (Array.isArray(found)) return Math.max(own, ...found.map(each));
    return isAbsent ? own : each(found);
  }

  function costOfConnection(set: SelectionSetNode, connection: GraphQLNamedType, value: unknown, size: number): number {
    let cost = 0;
    const looksOn = set.selections.some((one) => one.kind === Kind.FIELD && one.name.value === "pageInfo");
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
      const items = isObject(value) ? value[alias?.value ?? name.value] : undefined;
      // An edge is free: the node in it is the object that counts.
      const ofItem = name.value === "nodes" ? 1 : 0;
      const each = (item: unknown) => ofItem + costOfSet(selectionSet, itemType, item, "object");
      if (Array.isArray(items))
        cost += items.length === 0 ? ofItem * pageWeight(size) : foundCost(size, items.map(each), each(undefined), looksOn);
      else if (items !== null) cost += pageWeight(size) * each(undefined);
    }
    return cost;
  }

  function fieldOf(parent: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined {
    if (name === "__schema") return SchemaMetaFieldDef;
    if (name === "__type") return TypeMetaFieldDef;
    const field = "getFields" in parent ? parent.getFields()[name] : undefined;
    return field && "args" in field ? field : undefined;
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

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
