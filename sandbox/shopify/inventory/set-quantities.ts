import type { ShopState } from "../state/shop-state.ts";
import type { QuantityError, QuantityOutcome } from "./adjustment-group.ts";
import { changeAvailable } from "./change-available.ts";
import { recordAdjustment } from "./record-adjustment.ts";
import { checkQuantity, type RequestedQuantity } from "./check-quantity.ts";
import { quantityOf } from "./quantity-of.ts";

export type SetQuantitiesInput = {
  name: string;
  reason: string;
  referenceDocumentUri?: string | null;
  quantities: (RequestedQuantity & { quantity: number })[];
};

const HIGHEST = 1_000_000_000;

/** Sets `available` or `on_hand` by compare-and-set. All of it or nothing. */
export function setQuantities(state: ShopState, input: SetQuantitiesInput): QuantityOutcome {
  const errors: QuantityError[] = [];
  if (input.name !== "available" && input.name !== "on_hand")
    errors.push({ code: "INVALID_NAME", field: ["input", "name"], message: "The quantity name must be either 'available' or 'on_hand'." });
  if (input.quantities.length > 250)
    errors.push({
      code: "INVALID_QUANTITY_TOO_HIGH",
      field: ["input", "quantities"],
      message: "At most 250 quantities can be set in one call.",
    });

  const seen = new Set<string>();
  const checked = input.quantities.map((wanted, index) => {
    const field = ["input", "quantities", String(index)];
    const { error, inventoryItemId, locationId } = checkQuantity(state, input.name, wanted, field);
    if (error) errors.push(error);
    if (wanted.quantity < 0)
      errors.push({ code: "INVALID_QUANTITY_NEGATIVE", field: [...field, "quantity"], message: "The quantity can't be negative." });
    if (wanted.quantity > HIGHEST)
      errors.push({
        code: "INVALID_QUANTITY_TOO_HIGH",
        field: [...field, "quantity"],
        message: "The quantity can't be higher than 1,000,000,000.",
      });
    const pair = `${inventoryItemId}/${locationId}`;
    if (seen.has(pair))
      errors.push({
        code: "NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR",
        field,
        message: "The combination of inventoryItemId and locationId must be unique.",
      });
    seen.add(pair);
    return { inventoryItemId, locationId, quantity: wanted.quantity };
  });
  if (errors.length > 0) return { outcome: "refused", errors };

  const changes = checked.flatMap(({ inventoryItemId, locationId, quantity }) =>
    changeAvailable(state, inventoryItemId, locationId, quantity - quantityOf(state, input.name, inventoryItemId, locationId)),
  );
  return { outcome: "changed", group: recordAdjustment(state, input, changes, "inventory.set") };
}
