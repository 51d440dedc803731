import { z } from "zod";
import { HOLD_REASONS } from "./decision.ts";

const optionalWords = z
  .string()
  .trim()
  .max(200)
  .optional()
  .transform((typed) => typed || null);

/** The fields in which a person says why an order is held. */
export const holdFields = { reason: z.enum(HOLD_REASONS).default("OTHER"), note: optionalWords };

/** The field in which a person says why a parcel is cancelled. */
export const cancelFields = { reason: optionalWords };
