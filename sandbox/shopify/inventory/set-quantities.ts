import type { ShopState } from "../state/shop-state.ts";
import { activateLevel } from "./activate-level.ts";
import type { InventoryChange, QuantityError, QuantityOutcome } from "./adjustment-group.ts";
import { changeLevel } from "./change-level.ts";
import { checkDocument, checkReason } from "./check-reason.ts";
import { recordAdjustment } from "./record-adjustment.ts";
import { checkQuantity, type RequestedQuantity } from "./check-quantity.ts";
import { quantityOf } from "./quantity-of.ts";
import { changesOf } from "./tell-change.ts";

export type SetQuantitiesInput = {
  name: string;
  reason: string;
  referenceDocumentUri?: string | null;
  quantities: (RequestedQuantity & { quantity: number })[];
};

const MOST = 1_000_000_000;

const STALE = "The changeFromQuantity value does not match persisted value.";

/** Sets `available` or `on_hand` by compare-and-set. All of it or nothing. Sold more than there is, available is below zero; on hand never is. */
export function setQuantities(state: ShopState, input: SetQuantitiesInput, list = "quantities"): QuantityOutcome {
  const errors: QuantityError[] = [
    ...checkReason(input.reason),
    ...checkDocument(input.referenceDocumentUri, ["input", "referenceDocumentUri"], "reference"),
  ];
  if (input.name !== "available" && input.name !== "on_hand")
    errors.push({ code: "INVALID_NAME", field: ["input", "name"], message: "The quantity name must be either 'available' or 'on_hand'." });

  const pairs = input.quantities.map(({ inventoryItemId, locationId }) => `${inventoryItemId}/${locationId}`);
  const checked = input.quantities.map((wanted, index) => {
    const field = ["input", list, String(index)];
    const { errors: unknown, inventoryItemId, locationId } = checkQuantity(state, input.name, wanted, field, STALE);
    errors.push(...unknown);
    const wrong = (code: string, at: string, message: string) => errors.push({ code, field: [...field, at], message });
    if (wanted.quantity < 0 && input.name !== "available")
      wrong("INVALID_QUANTITY_NEGATIVE", "quantity", "The quantity can't be negative.");
    else if (wanted.quantity < -MOST) wrong("INVALID_QUANTITY_TOO_LOW", "quantity", "The quantity can't be lower than -1,000,000,000.");
    if (wanted.quantity > MOST) wrong("INVALID_QUANTITY_TOO_HIGH", "quantity", "The quantity can't be higher than 1,000,000,000.");
    if (pairs.filter((pair) => pair === pairs[index]).length > 1)
      wrong(
        "NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR",
        "locationId",
        "The combination of inventoryItemId and locationId must be unique.",
      );
    return { inventoryItemId, locationId, quantity: wanted.quantity };
  });
  if (errors.length > 0) return { outcome: "refused", errors };

  const changes: InventoryChange[] = [];
  for (const { inventoryItemId, locationId, quantity } of checked) {
    const level = activateLevel(state, inventoryItemId, locationId);
    const delta = quantity - quantityOf(state, input.name, inventoryItemId, locationId);
    if (delta === 0) continue;
    changeLevel(state, level, { available: delta });
    if (input.name === "on_hand") level.changedAt.on_hand = level.updatedAt;
    changes.push(...changesOf(input.name, { delta, inventoryItemId, locationId, ledgerDocumentUri: null }));
  }
  return { outcome: "changed", group: recordAdjustment(state, input, changes, "inventory.set") };
}
