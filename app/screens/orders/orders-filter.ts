import { z } from "zod";

/** Stages that orders can be narrowed to, in their order on the way. */
export const STAGES = ["received", "routed", "at_warehouse", "shipped", "delivered", "needs_you", "cancelled", "done_elsewhere"] as const;

/** What the orders index can be narrowed by, as it stands in the URL. What is not understood is left out, never an error. */
export const OrdersFilter = z.object({
  view: z.enum(["all", "needs-you", "at-warehouse", "late", "shipped", "split"]).catch("all"),
  q: z.string().trim().max(100).catch(""),
  stage: z.enum(STAGES).nullable().catch(null),
  warehouse: z.uuid().nullable().catch(null),
  placed: z.enum(["today", "7-days", "28-days"]).nullable().catch(null),
  /** Keyset: the order that the page begins after (older) or ends before (newer). */
  after: z
    .string()
    .regex(/^\d+_\d+$/)
    .nullable()
    .catch(null),
  before: z
    .string()
    .regex(/^\d+_\d+$/)
    .nullable()
    .catch(null),
});

export type OrdersFilter = z.infer<typeof OrdersFilter>;
