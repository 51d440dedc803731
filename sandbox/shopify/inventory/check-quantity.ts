import { GraphQLError } from "graphql";
import { numericId } from "../state/numeric-id.ts";
import type { ShopState } from "../state/shop-state.ts";
import type { QuantityError } from "./adjustment-group.ts";
import { quantityOf } from "./quantity-of.ts";

export type RequestedQuantity = { inventoryItemId: string; locationId: string; changeFromQuantity?: number | null };

/**
 * Checks one requested change before anything is changed: the item and location exist, and `changeFromQuantity` is what is there now.
 * Leaving `changeFromQuantity` out altogether is a top-level error, as at Shopify, although the schema lets it pass.
 */
export function checkQuantity(
  state: ShopState,
  name: string,
  change: RequestedQuantity,
  field: string[],
  stale = "The changeFromQuantity argument no longer matches the persisted quantity.",
): { inventoryItemId: number; locationId: number; errors: QuantityError[] } {
  if (change.changeFromQuantity === undefined)
    throw new GraphQLError("InventoryQuantityInput must include the following argument: changeFromQuantity.", {
      extensions: { code: "INVALID_FIELD_ARGUMENTS" },
    });
  const inventoryItemId = numericId(change.inventoryItemId, "InventoryItem") ?? 0;
  const locationId = numericId(change.locationId, "Location") ?? 0;
  const errors: QuantityError[] = [];
  const wrong = (code: string, at: string, message: string) => errors.push({ code, field: [...field, at], message });

  if (!state.variantsByItem.has(inventoryItemId))
    wrong("INVALID_INVENTORY_ITEM", "inventoryItemId", "The specified inventory item could not be found.");
  else if (state.variantsByItem.get(inventoryItemId)?.components)
    wrong("NON_MUTABLE_INVENTORY_ITEM", "inventoryItemId", "The inventory item cannot be changed: its stock is that of its components.");
  if (!state.locations.has(locationId)) wrong("INVALID_LOCATION", "locationId", "The specified location could not be found.");
  const current = quantityOf(state, name, inventoryItemId, locationId);
  if (errors.length === 0 && change.changeFromQuantity !== null && change.changeFromQuantity !== current)
    wrong("CHANGE_FROM_QUANTITY_STALE", "changeFromQuantity", stale);
  return { inventoryItemId, locationId, errors };
}
