/** A parcel that waits to be picked at the built-in warehouse. */
export type PickableParcel = {
  parcelId: string;
  orderName: string;
  /** ISO 8601, UTC: what was promised first is picked first. */
  placedAt: string;
  lines: readonly { sku: string; title: string; quantity: number; picked?: number; bin: string | null }[];
};

/** One walk through the warehouse: every shelf once, in walking order, for all the parcels of the wave. */
export type PickList = {
  /** Parcels in the order in which they were promised; their place is the number of their tote. */
  parcels: readonly { parcelId: string; orderName: string; tote: number; units: number }[];
  stops: readonly PickStop[];
  units: number;
};

/** What to take from one shelf, and how many of it go into which tote. */
export type PickStop = {
  bin: string | null;
  sku: string;
  title: string;
  quantity: number;
  /** Units of them that are in their totes already. */
  picked: number;
  totes: readonly { tote: number; parcelId: string; quantity: number }[];
};
