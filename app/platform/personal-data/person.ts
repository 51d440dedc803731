import type { ShopDb } from "../db/shop-db.ts";
import type { Shop } from "../shop.ts";

/** A customer who asks what is known about them, or to be forgotten. */
export type Person = {
  /** Shopify's number. */
  customerId: bigint;
  email: string | null;
  phone: string | null;
  /** Their orders, and those that Shopify names. */
  orderIds: readonly bigint[];
  /** Names, addresses, numbers: what tells them from others where somebody has written a sentence. In lower case. */
  values: readonly string[];
};

/** What a room adds to who a person is, and where the ground's own tables tell of them. */
export type Traces = {
  /** Orders of theirs, and what these say of them (`personalValues`). Rooms are asked from the ground up: those above are told. */
  orderIds?: readonly bigint[];
  values?: readonly string[];
  /** The keys of events about them, or about what is theirs. */
  eventKeys?: readonly string[];
  /** The subjects of effects on what is theirs; of a longer subject, what stands before its first colon. */
  effectSubjects?: readonly string[];
};

/** A person with all the traces that the rooms know of. */
export type TracedPerson = Person & { eventKeys: readonly string[]; effectSubjects: readonly string[] };

/**
 * What a room does about the personal data in its tables: the columns that are marked `@personal` in `prisma/schema`. All rooms are asked
 * in one transaction, for their traces first.
 */
export type PersonalData = {
  traces?: (db: ShopDb, shop: Shop, person: Person) => Promise<Traces>;
  /** All that the room holds about a person, by what it is. */
  export: (db: ShopDb, shop: Shop, person: TracedPerson) => Promise<Readonly<Record<string, unknown>>>;
  /** Blanks it. What the merchant's books need (numbers, money, times) stays. Twice equals once. */
  redact: (db: ShopDb, shop: Shop, person: TracedPerson) => Promise<void>;
};

/** Shorter than this, a value is found in sentences that have nothing to do with it. */
const SHORTEST = 4;

/** What tells one customer from another, as it may stand in a sentence that somebody wrote: names, addresses, numbers, in lower case. */
export function personalValues(known: readonly unknown[]): string[] {
  const values = known.filter((value) => typeof value === "string").map((value) => value.toLowerCase());
  return [...new Set(values.filter((value) => value.length >= SHORTEST))];
}
