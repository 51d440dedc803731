/** A product with its one variant, and its units per fulfillment center. */
export type ShipBobProduct = {
  id: number;
  variantId: number;
  inventoryId: number;
  sku: string;
  name: string;
  createdAt: string;
  /** By fulfillment center id. Committed units are still on hand. */
  onHand: Map<number, number>;
  committed: Map<number, number>;
};
