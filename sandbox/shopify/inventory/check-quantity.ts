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
): { inventoryItemId: number; locationId: number; error: QuantityError | null } {
  if (change.changeFromQuantity === undefined)
    throw new GraphQLError(
      `changeFromQuantity must be given explicitly at ${field.join(".")}: the quantity you last saw, or null to skip the check`,
      {
        extensions: { code: "BAD_USER_INPUT" },
      },
    );
  const inventoryItemId = numericId(change.inventoryItemId, "InventoryItem") ?? 0;
  const locationId = numericId(change.locationId, "Location") ?? 0;
  const error = (code: string, at: string, message: string) => ({
    inventoryItemId,
    locationId,
    error: { code, field: [...field, at], message },
  });

  if (!state.variantsByItem.has(inventoryItemId))
    return error("INVALID_INVENTORY_ITEM", "inventoryItemId", "The specified inventory item could not be found.");
  if (!state.locations.has(locationId)) return error("INVALID_LOCATION", "locationId", "The specified location could not be found.");
  const current = quantityOf(state, name, inventoryItemId, locationId);
  if (change.changeFromQuantity !== null && change.changeFromQuantity !== current)
    return error(
      "CHANGE_FROM_QUANTITY_STALE",
      "changeFromQuantity",
      "The changeFromQuantity argument no longer matches the persisted quantity.",
    );
  return { inventoryItemId, locationId, error: null };
}
