import { type FieldNode, Kind, parse, print, type SelectionNode } from "graphql";
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import type { ImportDefinition } from "./import-definition.ts";

/** Roots on a page, and where each has children; children that come with each, and on a further page of one root's children. */
const ROOTS = 100;
const ROOTS_WITH_CHILDREN = 50;
const CHILDREN = 30;
const MORE_CHILDREN = 100;

/** `id` is that of the root whose further children are asked for. */
type PageDocument = TypedDocumentNode<unknown, { after: string | null; id?: string }>;

export type PageDocuments = {
  /** The field of the answer that holds the page. */
  root: string;
  page: PageDocument;
  /** The connection inside a root whose nodes are lines of their own, and how its further pages are asked for. */
  children?: { field: string; more: PageDocument };
};

/**
 * The documents that read page by page what a bulk operation writes into one file, with the same fields: made of the bulk document itself, so
 * that whatever can be imported can be imported by pages. A page asks for less than a third of the thousand points that Shopify allows one query.
 */
export function pageDocuments({ document, root, pagesBy }: Pick<ImportDefinition, "document" | "root" | "pagesBy">): PageDocuments {
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  const connection = operation?.selectionSet.selections.find((one) => one.kind === Kind.FIELD);
  if (!operation?.name || !connection) throw new Error("A bulk document has a name and one connection.");
  const name = operation.name.value.replace(/^Bulk/, "Page");
  const selections = selectionsOfNodes(connection) ?? [];
  const nested = selections.find((one): one is FieldNode => one.kind === Kind.FIELD && selectionsOfNodes(one) !== undefined);
  const own = selections.filter((one) => one !== nested);

  const ofNested = nested ? pageOf(nested, `first: ${CHILDREN}`, selectionsOfNodes(nested) ?? []) : "";
  const asked = `first: ${nested ? ROOTS_WITH_CHILDREN : ROOTS}, after: $after${pagesBy ? `, sortKey: ${pagesBy}` : ""}`;
  return {
    root: connection.name.value,
    page: parse(`query ${name}($after: String) { ${pageOf(connection, asked, own, ofNested)} }`),
    ...(nested && { children: { field: nested.name.value, more: parse(moreOf(nested, name, root)) } }),
  };
}

function moreOf(nested: FieldNode, name: string, root: string): string {
  const page = pageOf(nested, `first: ${MORE_CHILDREN}, after: $after`, selectionsOfNodes(nested) ?? []);
  return `query ${name}More($id: ID!, $after: String) { node(id: $id) { ... on ${root} { ${page} } } }`;
}

function pageOf(connection: FieldNode, asked: string, nodes: readonly SelectionNode[], beside = ""): string {
  const given = [...(connection.arguments ?? []).map(print), asked].join(", ");
  return `${connection.name.value}(${given}) { nodes { ${nodes.map(print).join(" ")} ${beside} } pageInfo { hasNextPage endCursor } }`;
}

/** What a bulk document selects on the nodes of a field; undefined when that is no connection. */
function selectionsOfNodes(field: FieldNode): readonly SelectionNode[] | undefined {
  const inside = (selections: readonly SelectionNode[] | undefined, name: string) =>
    selections?.find((one): one is FieldNode => one.kind === Kind.FIELD && one.name.value === name)?.selectionSet?.selections;
  return inside(inside(field.selectionSet?.selections, "edges"), "node");
}
