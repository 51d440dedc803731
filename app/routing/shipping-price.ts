/** What a warehouse charges, in minor units of its currency. Rules may hold fractions; only display rounds. */
export type PriceList = {
  currency: string;
  /** The first zone that names the country applies; a zone of `["*"]` is everywhere that no zone names. */
  zones: readonly ShippingZone[];
  pick: PickPrice;
};

export type ShippingZone = {
  name: string;
  /** ISO 3166-1 alpha-2, or `["*"]`. */
  countries: readonly string[];
  /** Per parcel. */
  base: number;
  perKg: number;
};

/** Picking a parcel: the first unit costs `first`, every further one `extra`. */
export type PickPrice = { first: number; extra: number };
