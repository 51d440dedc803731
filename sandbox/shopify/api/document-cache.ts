import {
  Kind,
  parse,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type GraphQLError,
  type OperationDefinitionNode,
} from "graphql";
import { refusedDocument } from "./refusals/document-refusals.ts";
import { syntaxRefusal } from "./refusals/syntax-refusal.ts";

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
    return { checked: "invalid", errors: [syntaxRefusal(text, error)] };
  }
  const errors = refusedDocument(schema, document);
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
