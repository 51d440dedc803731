/** What is neither free to sell nor set aside for an order. */
export type OtherQuantity = "damaged" | "incoming" | "quality_control" | "reserved" | "safety_stock";

/** Stock of one item at one location. On hand is everything but what is incoming. */
export type InventoryLevelRecord = {
  __typename: "InventoryLevel";
  id: number;
  inventoryItemId: number;
  locationId: number;
  available: number;
  committed: number;
  other: Partial<Record<OtherQuantity, number>>;
  createdAt: number;
  updatedAt: number;
  /** When each quantity was last changed by its own name; what never was has no time. */
  changedAt: Partial<Record<"committed" | "on_hand" | OtherQuantity, number>>;
};
