import { z } from "zod";
import { RecoveredFilter } from "#app/recovery/attribution/recovered-choice.ts";
import { SearchText } from "#app/platform/forms/search-text.ts";

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

/**
 * A moment in milliseconds and an order's number: a year of four digits, as Prisma writes it, and a bigint. Sorted by it, the day of its departure
 * before them.
 */
const Keyset = z
  .string()
  .regex(/^(?:\d{4}-\d{2}-\d{2}_)?\d{1,14}_\d{1,18}$/)
  .nullable()
  .catch(null);

/** An offer of the shop's, or any. */
const OfferChoice = z
  .union([z.uuid(), z.literal("any")])
  .nullable()
  .catch(null);

/**
 * What the orders index can be narrowed by, as it stands in the URL. What is not understood is left out, never an error; by a search
 * that can't be searched for nothing is found.
 */
export const OrdersFilter = z.object({
  view: z.enum(["all", "needs-you", "held", "at-warehouse", "late", "shipped", "split"]).catch("all"),
  q: SearchText,
  stage: z.enum(STAGES).nullable().catch(null),
  warehouse: z.uuid().nullable().catch(null),
  sort: z.enum(["newest", "oldest", "leaving"]).nullable().catch(null),
  placed: z.enum(["today", "7-days", "28-days"]).nullable().catch(null),
  /** Whose buyer took this offer, and whose buyer was shown it. */
  took: OfferChoice,
  offered: OfferChoice,
  /** Those that the report of offers is made of, by the group that they are compared in. */
  measured: z.enum(["offered", "held-out"]).nullable().catch(null),
  /** Those behind a number of the report of recovery. */
  recovered: RecoveredFilter,
  /** Keyset: the order that the page begins after (older) or ends before (newer). */
  after: Keyset,
  before: Keyset,
});

/** More orders of a view are not counted: "999+". */
export const COUNTED_UP_TO = 999;

/** How orders are sorted; `leaving`: those that leave first, or should have, first. */
export const SORTS = ["newest", "oldest", "leaving"] as const;
export type Sort = (typeof SORTS)[number];

/** As asked; otherwise what is most overdue is first where the late are looked at, and the newest everywhere else. */
export function sortOf({ sort, view }: Pick<OrdersFilter, "sort" | "view">): Sort {
  return sort ?? (view === "late" ? "leaving" : "newest");
}

export type OrdersFilter = z.infer<typeof OrdersFilter>;
