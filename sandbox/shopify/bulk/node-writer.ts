import {
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type SelectionSetNode,
} from "graphql";
import { accessDenied } from "../api/access-denied.ts";
import type { FieldPlan, FieldPlans } from "../api/field-plans.ts";
import { isProtected, notApproved } from "../api/protected-fields.ts";
import { typeNameOf } from "../api/type-name-of.ts";
import type { RequestContext } from "../resolver-map.ts";
import { isAccessGranted } from "../schema/is-access-granted.ts";
import { nodeTypeOf } from "../schema/node-type-of.ts";
import { readEveryNode } from "./read-every-node.ts";

type Field = {
  readonly key: string;
  readonly plan: FieldPlan;
  readonly args: Record<string, unknown>;
  readonly info: GraphQLResolveInfo;
  readonly type: GraphQLOutputType;
  readonly node: FieldNode;
  /** Selection on the nodes, when the field is a connection. */
  readonly nodeSet: SelectionSetNode | undefined;
};

/** A connection met inside a node: its nodes are lines of their own. */
export type NestedConnection = { field: Field; source: unknown };

export type WrittenNode = { json: Record<string, unknown>; nested: readonly NestedConnection[] };

export type NodeWriter = {
  /** The nodes of the query's one top-level connection, and what is selected on them. */
  roots(): { nodes: Iterable<unknown>; set: SelectionSetNode };
  write(source: unknown, set: SelectionSetNode): WrittenNode;
  nodesOf(connection: NestedConnection): { nodes: Iterable<unknown>; set: SelectionSetNode };
};

export type WriterOptions = {
  schema: GraphQLSchema;
  plans: FieldPlans;
  request: RequestContext;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  operation: SelectionSetNode;
};

/**
 * Turns sources into JSON by a selection, through the same field plans as the Admin API, but without graphql-js' promises: a bulk operation
 * reads millions of fields. Selections are compiled once per type. Throws `ACCESS_DENIED` like the API, at the first field it concerns.
 */
export function createNodeWriter({ schema, plans, request, fragments, operation }: WriterOptions): NodeWriter {
  const compiled = new Map<SelectionSetNode, Map<GraphQLObjectType, readonly Field[]>>();

  const fieldsOf = (set: SelectionSetNode, type: GraphQLObjectType): readonly Field[] => {
    let byType = compiled.get(set);
    if (!byType) compiled.set(set, (byType = new Map<GraphQLObjectType, readonly Field[]>()));
    let fields = byType.get(type);
    if (!fields) byType.set(type, (fields = compile(set, type)));
    return fields;
  };

  const read = (field: Field, source: unknown): unknown => {
    const value = field.plan.read(source, field.args, request, field.info);
    if (value instanceof Promise)
      throw new Error(`${field.info.parentType.name}.${field.key} answers a promise, which bulk operations do not wait for`);
    return value;
  };

  const complete = (value: unknown, type: GraphQLOutputType, field: Field, nested: NestedConnection[]): unknown => {
    if (value === null || value === undefined) return null;
    if (isNonNullType(type)) return complete(value, type.ofType, field, nested);
    if (isListType(type)) return Array.from(value as Iterable<unknown>, (item) => complete(item, type.ofType, field, nested));
    if (isLeafType(type)) return type.serialize(value);
    return field.node.selectionSet ? writeObject(value, field.node.selectionSet, concreteType(value, type), nested) : null;
  };

  const writeObject = (
    source: unknown,
    set: SelectionSetNode,
    type: GraphQLObjectType,
    nested: NestedConnection[],
  ): Record<string, unknown> => {
    const json: Record<string, unknown> = {};
    for (const field of fieldsOf(set, type)) {
      if (field.nodeSet) nested.push({ field, source });
      else if (field.node.name.value === "__typename") json[field.key] = type.name;
      else json[field.key] = complete(read(field, source), field.type, field, nested);
    }
    return json;
  };

  const concreteType = (source: unknown, declared: GraphQLOutputType): GraphQLObjectType => {
    if (isObjectType(declared)) return declared;
    const type = isAbstractType(declared) ? schema.getType(typeNameOf(source) ?? "") : undefined;
    if (!isObjectType(type)) throw new Error(`A source of ${String(declared)} does not say of which type it is`);
    return type;
  };

  const nodesOf = ({ field, source }: NestedConnection) => {
    if (!field.nodeSet) throw new Error(`${field.key} is not a connection`);
    const page = (args: Record<string, unknown>) => field.plan.read(source, { ...field.args, ...args }, request, field.info);
    return { nodes: readEveryNode(page), set: field.nodeSet };
  };

  const typesOfNodes = new Map<SelectionSetNode, GraphQLOutputType>();

  return {
    roots() {
      const queryType = schema.getQueryType();
      const nested: NestedConnection[] = [];
      if (queryType) writeObject({}, operation, queryType, nested);
      const [connection] = nested;
      if (!connection) throw new Error("A bulk query without a connection");
      return nodesOf(connection);
    },
    write(source, set) {
      const nested: NestedConnection[] = [];
      const declared = typesOfNodes.get(set);
      if (!declared) throw new Error("A selection that no connection brought");
      return { json: writeObject(source, set, concreteType(source, declared), nested), nested };
    },
    nodesOf,
  };

  function compile(set: SelectionSetNode, type: GraphQLObjectType): readonly Field[] {
    const fields: Field[] = [];
    for (const selection of set.selections) {
      if (getDirectiveValues(GraphQLSkipDirective, selection, {})?.["if"] === true) continue;
      if (getDirectiveValues(GraphQLIncludeDirective, selection, {})?.["if"] === false) continue;
      if (selection.kind === Kind.FIELD) {
        fields.push(compileField(selection, type));
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      const on = fragment?.typeCondition ? schema.getType(fragment.typeCondition.name.value) : type;
      if (fragment && (on === type || (isAbstractType(on) && schema.isSubType(on, type))))
        fields.push(...fieldsOf(fragment.selectionSet, type));
    }
    return fields;
  }

  function compileField(node: FieldNode, parentType: GraphQLObjectType): Field {
    const fieldName = node.name.value;
    const key = node.alias?.value ?? fieldName;
    const field = parentType.getFields()[fieldName];
    // The only field that a valid selection may hold and a type does not is `__typename`, which is never read.
    if (!field)
      return {
        key,
        plan: { demands: [], read: () => null },
        args: {},
        info: {} as GraphQLResolveInfo,
        type: parentType,
        node,
        nodeSet: undefined,
      };

    const plan = plans(parentType, fieldName);
    for (const demand of plan.demands) if (!isAccessGranted(demand, request.grantedScopes)) throw accessDenied(fieldName, demand);
    // A page has null there and goes on; a file is not written at all.
    if (request.hidesPeople && isProtected(parentType.name, fieldName)) throw notApproved(fieldName);

    const named = getNamedType(field.type);
    const nodeType = isObjectType(named) ? nodeTypeOf(named) : undefined;
    const nodeSet = nodeType && nodeSelection(node);
    if (nodeSet && isObjectType(named)) typesOfNodes.set(nodeSet, nodeType as GraphQLOutputType);
    const info = {
      fieldName,
      fieldNodes: [node],
      parentType,
      returnType: field.type,
      schema,
      variableValues: {},
    } as unknown as GraphQLResolveInfo;
    return { key, plan, args: getArgumentValues(field, node), info, type: field.type, node, nodeSet };
  }
}

/** What a connection selects on its nodes, by `edges { node }` or by `nodes`. */
function nodeSelection(connection: FieldNode): SelectionSetNode {
  const inside = (set: SelectionSetNode | undefined, name: string) =>
    set?.selections.find((selection): selection is FieldNode => selection.kind === Kind.FIELD && selection.name.value === name)
      ?.selectionSet;
  const found = inside(inside(connection.selectionSet, "edges"), "node") ?? inside(connection.selectionSet, "nodes");
  if (!found) throw new Error(`The connection ${connection.name.value} selects neither edges { node } nor nodes`);
  return found;
}
