import { z } from "zod";
import { SearchText } from "#app/platform/forms/search-text.ts";

/** A moment in milliseconds and an abandonment's id: where it stands in the index. */
const Keyset = z
  .string()
  .regex(/^\d{1,14}_[0-9a-f-]{36}$/)
  .nullable()
  .catch(null);

export const KINDS = ["checkout", "cart", "browse"] as const;
export type CartKind = (typeof KINDS)[number];

/** What the index of carts can be narrowed by, as it stands in the URL. What is not understood is left out, never an error. */
export const CartsFilter = z.object({
  /** `left`: those that wait for their buyers; `bought`: those that were left and bought after all. */
  view: z.enum(["left", "bought", "active", "all"]).catch("left"),
  q: SearchText,
  kind: z.enum(KINDS).nullable().catch(null),
  /** Whether somebody may be written to about it. */
  reach: z.enum(["reachable", "unreachable"]).nullable().catch(null),
  after: Keyset,
  before: Keyset,
});

export type CartsFilter = z.infer<typeof CartsFilter>;

export const cartKeyset = ({ touchedAt, id }: { touchedAt: Date; id: string }): string => `${touchedAt.getTime()}_${id}`;
