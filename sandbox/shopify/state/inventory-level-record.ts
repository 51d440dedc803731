/** Stock of one item at one location. On hand is `available + committed`. */
export type InventoryLevelRecord = {
  __typename: "InventoryLevel";
  id: number;
  inventoryItemId: number;
  locationId: number;
  available: number;
  committed: number;
  createdAt: number;
  updatedAt: number;
};
