import { Kind } from "graphql";
import type { DocumentNode } from "graphql";

/** Whether a document may be sent again when its answer was lost: it only reads, or each of its changes carries an idempotency key. */
export function isSafeToRepeat(document: DocumentNode): boolean {
  return document.definitions.every(
    (definition) =>
      definition.kind !== Kind.OPERATION_DEFINITION ||
      definition.operation === "query" ||
      definition.selectionSet.selections.every(({ directives }) => directives?.some(({ name }) => name.value === "idempotent") ?? false),
  );
}
