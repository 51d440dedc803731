import { z } from "zod";
import { storedMessage, type Message } from "#app/platform/messages/message.ts";

const Stored = z.object({
  why: z.unknown().transform(storedMessage),
  after: z.string().nullable(),
  upTo: z.string().nullable(),
  leftOut: z.number(),
});

/** How far a resource is read page by page, as its step keeps it. */
export type PagesRead = {
  /** Why not in bulk. */
  why: Message;
  /** Shopify's cursor of where the next page begins; null before the first. */
  after: string | null;
  /** Every root up to this id is read; null once pages have come in another order than that of ids. */
  upTo: string | null;
  /** Rows so far that came without what they belong to. */
  leftOut: number;
};

/** Nothing is read yet. */
export const noPageRead = (why: Message): PagesRead => ({ why, after: null, upTo: "0", leftOut: 0 });

/** What a step keeps; null when it is served by a bulk operation. */
export function readPages(stored: unknown): PagesRead | null {
  return stored === null ? null : Stored.parse(stored);
}
