import {
  getNamedType,
  isListType,
  isObjectType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  isNonNullType,
  type FieldNode,
  type GraphQLSchema,
} from "graphql";
import type { CheckedDocument } from "../api/document-cache.ts";
import { nodeTypeOf } from "../schema/node-type-of.ts";

const mostConnections = 5;
/** Connections below the first one. */
const deepestNesting = 2;

/** What Shopify would not run in bulk about a valid document. */
export function brokenBulkRules(schema: GraphQLSchema, { document, operations }: Extract<CheckedDocument, { checked: "valid" }>): string[] {
  const operation = operations[0];
  if (operation?.operation !== "query") return ["Invalid operation type. Only `query` operations are supported."];
  if (operations.length !== 1) return ["Bulk queries must consist of one query operation."];
  const top = operation.selectionSet.selections;
  const strange = ["node", "nodes"].find((name) => top.some((one) => one.kind === Kind.FIELD && one.name.value === name));
  if (strange === undefined && top.length !== 1) return ["Bulk queries must select one top level field."];

  const types = new TypeInfo(schema);
  let connections = 0;
  let depth = 0;
  let broken: string | null = null;
  /** For each list field that is not a connection's own: how deep it is. */
  let insideList = 0;
  /** Connections of which `nodes` are asked. */
  const listed: string[] = [];

  const kindOf = () => {
    const type = types.getType();
    const named = getNamedType(type);
    const parent = types.getParentType();
    const inner = isNonNullType(type) ? type.ofType : type;
    if (isObjectType(named) && nodeTypeOf(named)) return "connection";
    const ofConnection = isObjectType(parent) && nodeTypeOf(parent) !== undefined;
    return isListType(inner) && !ofConnection ? "list" : "other";
  };

  visit(
    document,
    visitWithTypeInfo(types, {
      Field: {
        enter(node) {
          const kind = kindOf();
          if (kind === "list") insideList += 1;
          if (kind !== "connection") return;
          connections += 1;
          depth += 1;
          if (node.selectionSet?.selections.some((one) => one.kind === Kind.FIELD && one.name.value === "nodes"))
            listed.push(node.name.value);
          if (insideList > 0) broken ??= "Queries that contain a connection field within a list field are not currently supported.";
          if (depth <= deepestNesting + 1 && hasNestedConnection(node, schema, types) && !selectsNodeId(node))
            broken ??= `The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' return type. Connection fields without 'id': ${node.name.value}.`;
          if (depth > deepestNesting + 1)
            broken ??= `Bulk queries cannot contain connections with a nesting depth greater than ${deepestNesting}.`;
        },
        leave() {
          const kind = kindOf();
          if (kind === "list") insideList -= 1;
          if (kind === "connection") depth -= 1;
        },
      },
    }),
  );
  if (listed.length > 0)
    return [
      `All connection fields in a bulk query must select their contents using 'edges' > 'node', e.g: 'products { edges { node {'. Selecting via 'nodes' is not supported. Invalid connection fields: '${listed.join("', '")}'.`,
    ];
  if (broken) return [broken];
  const rules = [
    ...(strange === undefined ? [] : [`Bulk queries cannot contain a top level \`${strange}\` field.`]),
    ...(connections === 0 ? ["Bulk queries must contain at least one connection."] : []),
  ];
  if (rules.length > 0) return rules;
  return connections > mostConnections ? [`Bulk queries cannot contain more than ${mostConnections} connections.`] : [];
}

/** Whether a connection's nodes hold another connection, directly or inside an object. */
function hasNestedConnection(connection: FieldNode, schema: GraphQLSchema, at: TypeInfo): boolean {
  let found = false;
  const own = at.getType();
  if (!own) return false;
  const types = new TypeInfo(schema, own);
  visit(
    connection.selectionSet ?? connection,
    visitWithTypeInfo(types, {
      Field() {
        const named = getNamedType(types.getType());
        if (isObjectType(named) && nodeTypeOf(named)) found = true;
      },
    }),
  );
  return found;
}

function selectsNodeId(connection: FieldNode): boolean {
  const selections = (node: FieldNode | undefined) => node?.selectionSet?.selections ?? [];
  const field = (of: FieldNode | undefined, name: string) =>
    selections(of).find((selection): selection is FieldNode => selection.kind === Kind.FIELD && selection.name.value === name);
  const node = field(field(connection, "edges"), "node") ?? field(connection, "nodes");
  // A fragment may bring the id: the writer says so, should it turn out that none does.
  return (
    field(node, "id")?.alias === undefined && (field(node, "id") !== undefined || selections(node).some(({ kind }) => kind !== Kind.FIELD))
  );
}
