import { type DocumentNode, Kind } from "graphql";

/** Whether a document may be sent again when its answer was lost: it only reads, or each of its changes carries an idempotency key. */
export function isSafeToRepeat(document: DocumentNode): boolean {
  return document.definitions.every(
    (definition) =>
      definition.kind !== Kind.OPERATION_DEFINITION ||
      definition.operation === "query" ||
      definition.selectionSet.selections.every(({ directives }) => directives?.some(({ name }) => name.value === "idempotent") ?? false),
  );
}

/** The name of a document's operation, as logs and metrics know it. */
export function operationName(document: DocumentNode): string {
  for (const definition of document.definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION && definition.name) return definition.name.value;
  return "unnamed";
}
