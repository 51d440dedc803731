import { z } from "zod";
import { optionalTextField } from "#app/platform/forms/fields.ts";
import { HOLD_REASONS } from "./decision.ts";

const optionalWords = optionalTextField(200);

/** The fields in which a person says why an order is held. */
export const holdFields = { reason: z.enum(HOLD_REASONS).default("OTHER"), note: optionalWords };

/** The field in which a person says why a parcel is cancelled. */
export const cancelFields = { reason: optionalWords };
