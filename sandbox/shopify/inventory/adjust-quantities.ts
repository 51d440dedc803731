import type { ShopState } from "../state/shop-state.ts";
import { activateLevel } from "./activate-level.ts";
import type { InventoryChange, QuantityError, QuantityOutcome } from "./adjustment-group.ts";
import { changeLevel } from "./change-level.ts";
import { recordAdjustment } from "./record-adjustment.ts";
import { checkQuantity, type RequestedQuantity } from "./check-quantity.ts";
import { quantityOf } from "./quantity-of.ts";

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

  const changes: InventoryChange[] = [];
  for (const { inventoryItemId, locationId, delta } of checked) {
    if (delta === 0) continue;
    changeLevel(state, activateLevel(state, inventoryItemId, locationId), { available: delta });
    for (const name of ["available", "on_hand"])
      changes.push({
        __typename: "InventoryChange",
        name,
        delta,
        quantityAfterChange: quantityOf(state, name, inventoryItemId, locationId),
        inventoryItemId,
        locationId,
        ledgerDocumentUri: null,
      });
  }
  return { outcome: "changed", group: recordAdjustment(state, input, changes, "inventory.adjusted") };
}
