import type { ShopState } from "../state/shop-state.ts";
import type { QuantityError, QuantityOutcome } from "./adjustment-group.ts";
import { changeAvailable } from "./change-available.ts";
import { recordAdjustment } from "./record-adjustment.ts";
import { checkQuantity, type RequestedQuantity } from "./check-quantity.ts";

export type AdjustQuantitiesInput = {
  name: string;
  reason: string;
  referenceDocumentUri?: string | null;
  changes: (RequestedQuantity & { delta: number; ledgerDocumentUri?: string | null })[];
};

/** Adds to (or takes from) `available` by compare-and-set. All of it or nothing. The stand-in keeps no other adjustable quantity. */
export function adjustQuantities(state: ShopState, input: AdjustQuantitiesInput): QuantityOutcome {
  const errors: QuantityError[] = [];
  if (input.name !== "available")
    errors.push({
      code: "INVALID_QUANTITY_NAME",
      field: ["input", "name"],
      message: "The stand-in adjusts the quantity name 'available' only.",
    });

  const checked = input.changes.map((change, index) => {
    const field = ["input", "changes", String(index)];
    const { error, inventoryItemId, locationId } = checkQuantity(state, input.name, change, field);
    if (error) errors.push(error);
    if (change.ledgerDocumentUri != null)
      errors.push({
        code: "INVALID_AVAILABLE_DOCUMENT",
        field: [...field, "ledgerDocumentUri"],
        message: "A ledger document URI is not allowed when adjusting available.",
      });
    return { inventoryItemId, locationId, delta: change.delta };
  });
  if (errors.length > 0) return { outcome: "refused", errors };

  const changes = checked
    .filter(({ delta }) => delta !== 0)
    .flatMap(({ inventoryItemId, locationId, delta }) => changeAvailable(state, inventoryItemId, locationId, delta));
  return { outcome: "changed", group: recordAdjustment(state, input, changes, "inventory.adjusted") };
}
