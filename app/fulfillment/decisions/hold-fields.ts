import { z } from "zod";
import { HOLD_REASONS } from "./decision.ts";

/** The fields in which a person says why an order is held. */
export const holdFields = {
  reason: z.enum(HOLD_REASONS).default("OTHER"),
  note: z
    .string()
    .trim()
    .max(200)
    .optional()
    .transform((typed) => typed || null),
};
