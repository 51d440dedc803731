import type { Channel } from "#app/messaging/channel.ts";

/** What is known of a person and a cart at the moment at which a journey asks. Plain values: nothing is looked up while conditions are asked. */
export type Profile = {
  at: Date;
  /** Null in a journey that is about no cart. */
  cart: ProfiledCart | null;
  /** The products of each collection that a journey asks for, by its number. */
  collections: ReadonlyMap<string, ReadonlySet<string>>;
  /** Lower case; none of a guest. */
  customerTags: readonly string[];
  /** Orders that they have placed so far. */
  orders: number;
  /** ISO 3166-1 alpha-2; null while nobody knows. */
  country: string | null;
  /** BCP 47, lower case; null while nobody knows. */
  language: string | null;
  /** By which channels they agreed to marketing, at an address that is known and not to be left alone. */
  reachableBy: ReadonlySet<Channel>;
  /** When they left other carts before this one. */
  leftBefore: readonly Date[];
  /** The shop's currency, in which conditions name amounts. */
  currency: string;
};

export type ProfiledCart = {
  /** Minor units. */
  value: bigint;
  currency: string;
  lines: readonly { productId: string | null; sku: string | null; quantity: number }[];
  discountCodes: readonly string[];
};
