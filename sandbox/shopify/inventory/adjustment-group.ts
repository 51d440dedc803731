/** One line of what a quantity mutation did. */
export type InventoryChange = {
  __typename: "InventoryChange";
  name: string;
  delta: number;
  /** Shopify says it nowhere, though the schema has a place for it. */
  quantityAfterChange: null;
  inventoryItemId: number;
  locationId: number;
  ledgerDocumentUri: string | null;
};

export type AdjustmentGroup = {
  __typename: "InventoryAdjustmentGroup";
  id: number;
  reason: string;
  referenceDocumentUri: string | null;
  changes: InventoryChange[];
  createdAt: number;
};

export type QuantityError = { code: string; field: string[]; message: string };

export type QuantityOutcome = { outcome: "changed"; group: AdjustmentGroup | null } | { outcome: "refused"; errors: QuantityError[] };
