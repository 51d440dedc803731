/** Units of one item that Shopify should show on hand at one location. */
export type OnHandChange = {
  inventoryItemId: bigint;
  locationId: bigint;
  quantity: number;
  /** What Shopify showed when this was decided; null when the item is not stocked there yet, so that there is nothing to compare with. */
  changeFrom: number | null;
};
