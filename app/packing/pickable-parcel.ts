/** A parcel that waits to be picked at the built-in warehouse. */
export type PickableParcel = {
  parcelId: string;
  orderName: string;
  /** ISO 8601, UTC: what was promised first is picked first. */
  placedAt: string;
  lines: readonly { sku: string; title: string; quantity: number; bin: string | null }[];
};
