import { Kind } from "graphql";
import type { DocumentNode } from "graphql";

/** The name of a document's operation, as logs and metrics know it. */
export function operationName(document: DocumentNode): string {
  for (const definition of document.definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION && definition.name) return definition.name.value;
  return "unnamed";
}
