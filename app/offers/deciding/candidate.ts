import type { Message } from "#app/platform/messages/message.ts";

/** Something that could be offered: a variant of the shop that can be bought. */
export type Candidate = {
  variantId: string;
  productId: string;
  handle: string;
  title: string;
  imageUrl: string | null;
  /** Minor units of the shop's currency. */
  price: number;
  /** Why this one; null where the merchant chose it. */
  why: Message | null;
};

/** A candidate as it is shown: so many of it, and so many percent off all of them together (not always a whole number). */
export type Shown = Candidate & { quantity: number; percentage: number };
