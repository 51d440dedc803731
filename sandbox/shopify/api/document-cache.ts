import {
  getNamedType,
  GraphQLError,
  Kind,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type ObjectValueNode,
  type OperationDefinitionNode,
} from "graphql";

import { refusedDocument, rememberHolder } from "./refused-document.ts";
import { strangeLiteralIds } from "./strange-ids.ts";

export type CheckedDocument =
  | {
      checked: "valid";
      document: DocumentNode;
      operations: readonly OperationDefinitionNode[];
      fragments: ReadonlyMap<string, FragmentDefinitionNode>;
    }
  | { checked: "invalid"; errors: readonly GraphQLError[] };

const kept = 1000;

/** Parses and validates each text once: an app sends the same few documents all day. */
export function createDocumentCache(schema: GraphQLSchema): (text: string) => CheckedDocument {
  const known = new Map<string, CheckedDocument>();
  return (text) => {
    let document = known.get(text);
    if (!document) {
      document = check(schema, text);
      if (known.size >= kept) known.clear();
      known.set(text, document);
    }
    return document;
  };
}

function check(schema: GraphQLSchema, text: string): CheckedDocument {
  let document: DocumentNode;
  try {
    document = parse(text);
  } catch (error) {
    const { message, nodes, source, positions } = error instanceof GraphQLError ? error : new GraphQLError(String(error));
    const said = message.includes("<EOF>") ? unexpectedEnd(text) : message;
    return { checked: "invalid", errors: [new GraphQLError(said, { nodes, source, positions, extensions: { code: "PARSE_ERROR" } })] };
  }
  const errors = refusals(schema, document);
  if (errors.length === 0) errors.push(...strangeLiteralIds(schema, document));
  if (errors.length > 0) return { checked: "invalid", errors };
  return {
    checked: "valid",
    document,
    operations: document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION),
    fragments: new Map(
      document.definitions.flatMap((definition) =>
        definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
      ),
    ),
  };
}

/** Where a document breaks off, as Shopify says it: at the last word. */
function unexpectedEnd(text: string): string {
  const before = text
    .trimEnd()
    .replace(/(?:\w+|[^\w\s])$/, "")
    .split("\n");
  return `syntax error, unexpected end of file at [${before.length}, ${(before.at(-1) ?? "").length + 1}]`;
}

function refusals(schema: GraphQLSchema, document: DocumentNode): GraphQLError[] {
  const found = validate(schema, document);
  if (found.length === 0) return [];
  const types = new TypeInfo(schema);
  const typeOf = new Map<ObjectValueNode, string>();
  const remember = (node: ObjectValueNode) => {
    rememberHolder(node);
    const type = types.getInputType();
    if (type) typeOf.set(node, getNamedType(type).name);
  };
  visit(document, visitWithTypeInfo(types, { ObjectValue: remember }));
  return found.map((error) => refusedDocument(error, (value) => typeOf.get(value)));
}
