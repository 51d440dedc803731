import type { ShopState } from "../state/shop-state.ts";
import type { AdjustmentGroup, InventoryChange } from "./adjustment-group.ts";

/** Writes down what a quantity mutation changed; null when it changed nothing, as Shopify answers. */
export function recordAdjustment(
  state: ShopState,
  input: { name: string; reason: string; referenceDocumentUri?: string | null },
  changes: InventoryChange[],
  effect: string,
): AdjustmentGroup | null {
  if (changes.length === 0) return null;
  const group: AdjustmentGroup = {
    __typename: "InventoryAdjustmentGroup",
    id: state.nextId("adjustmentGroup"),
    reason: input.reason,
    referenceDocumentUri: input.referenceDocumentUri ?? null,
    changes,
    createdAt: state.now(),
  };
  state.ledger.record({
    target: "shopify",
    effect,
    reference: group.referenceDocumentUri,
    detail: {
      name: input.name,
      reason: input.reason,
      changes: changes
        .filter((change) => change.name !== "on_hand")
        .map(({ inventoryItemId, locationId, delta }) => ({ inventoryItemId, locationId, delta })),
    },
  });
  return group;
}
