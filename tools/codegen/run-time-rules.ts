import { Kind, visit } from "graphql";
import type { DocumentNode, FieldNode } from "graphql";

/** Mutations that Shopify refuses at run time without `@idempotent(key:)`, though the schema lets them pass. */
export const NEEDS_IDEMPOTENCY_KEY: ReadonlySet<string> = new Set([
  "inventoryActivate",
  "inventoryAdjustQuantities",
  "inventoryMoveQuantities",
  "inventorySetOnHandQuantities",
  "inventorySetQuantities",
  "inventoryShipmentAddItems",
  "inventoryShipmentCreate",
  "inventoryShipmentCreateInTransit",
  "inventoryShipmentReceive",
  "inventoryTransferCreate",
  "inventoryTransferCreateAsReadyToShip",
  "inventoryTransferDuplicate",
  "inventoryTransferSetItems",
  "locationActivate",
  "locationDeactivate",
  "refundCreate",
]);

/** Mutations whose changes must say `changeFromQuantity`, be it null, though the schema lets it be left out. */
export const NEEDS_CHANGE_FROM_QUANTITY: ReadonlySet<string> = new Set(["inventorySetQuantities", "inventoryAdjustQuantities"]);

/** Names of the mutations of a document that should carry an idempotency key from a variable, and do not. */
export function withoutIdempotencyKey(document: DocumentNode): string[] {
  return mutationsOf(document, NEEDS_IDEMPOTENCY_KEY, (field) => {
    const key = field.directives?.find(({ name }) => name.value === "idempotent")?.arguments?.find(({ name }) => name.value === "key");
    return key?.value.kind !== Kind.VARIABLE;
  });
}

/** Names of the mutations of a document whose variables must be built by the wrapper beside it, so that `changeFromQuantity` is always there. */
export const comparingMutations = (document: DocumentNode): string[] => mutationsOf(document, NEEDS_CHANGE_FROM_QUANTITY, () => true);

function mutationsOf(document: DocumentNode, names: ReadonlySet<string>, counts: (field: FieldNode) => boolean): string[] {
  const found: string[] = [];
  visit(document, {
    OperationDefinition: ({ operation }) => (operation === "mutation" ? undefined : false),
    Field(field) {
      if (names.has(field.name.value) && counts(field)) found.push(field.name.value);
    },
  });
  return found;
}
