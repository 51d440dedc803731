import { z } from "zod";

/** What we read of a page of any of ShipBob's lists: what stands on it, and the address of the next one if there is one. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item).nullish(),
    next: z.string().nullish(),
  });
}
