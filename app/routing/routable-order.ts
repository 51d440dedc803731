/** An order as routing sees it: what must leave, and where it goes. Only lines that still need shipping belong in it. */
export type RoutableOrder = {
  /** ISO 4217. Every cost of the plan is in its minor units. */
  currency: string;
  destination: Destination;
  lines: readonly RoutableLine[];
};

export type Destination = {
  /** ISO 3166-1 alpha-2. Null when the order carries no shipping address: nobody can serve it. */
  countryCode: string | null;
  provinceCode: string | null;
  zip: string | null;
};

export type RoutableLine = {
  lineId: string;
  /** What it is in Shopify, whatever its SKU says; null where Shopify says none. */
  inventoryItemId?: bigint | null;
  /** Empty when the variant has no SKU. Several lines may share one; they then share its stock. */
  sku: string;
  title: string;
  /** Units still to ship. Zero is allowed and ships nothing. */
  quantity: number;
  /** Weight of one unit. */
  grams: number;
};
