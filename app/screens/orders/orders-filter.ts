import { z } from "zod";
import { isStorable } from "#app/platform/forms/is-storable.ts";

/** Stages that orders can be narrowed to, in their order on the way. */
export const STAGES = [
  "received",
  "held",
  "routed",
  "at_warehouse",
  "shipped",
  "delivered",
  "needs_you",
  "cancelled",
  "done_elsewhere",
] as const;

/** A moment in milliseconds and an order's number: a year of four digits, as Prisma writes it, and a bigint. */
const Keyset = z
  .string()
  .regex(/^\d{1,14}_\d{1,18}$/)
  .nullable()
  .catch(null);

/** What the orders index can be narrowed by, as it stands in the URL. What is not understood is left out, never an error. */
export const OrdersFilter = z.object({
  view: z.enum(["all", "needs-you", "held", "at-warehouse", "late", "shipped", "split"]).catch("all"),
  q: z
    .string()
    .trim()
    .max(100)
    .refine((typed) => isStorable(typed))
    .catch(""),
  stage: z.enum(STAGES).nullable().catch(null),
  warehouse: z.uuid().nullable().catch(null),
  placed: z.enum(["today", "7-days", "28-days"]).nullable().catch(null),
  /** Keyset: the order that the page begins after (older) or ends before (newer). */
  after: Keyset,
  before: Keyset,
});

export type OrdersFilter = z.infer<typeof OrdersFilter>;
