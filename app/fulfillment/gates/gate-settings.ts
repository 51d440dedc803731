import { z } from "zod";
import { checkboxField } from "#app/platform/forms/fields.ts";

const names = z
  .string()
  .max(1000)
  .transform((typed) => [...new Set(typed.split(",").map((name) => name.trim()))].filter((name) => name !== ""));

/** The fields in which a merchant says what keeps an order back (GatePolicy): names are typed with commas between them. */
export const gateFields = {
  holdUnpaid: checkboxField(),
  paidOnDelivery: names,
  holdRisk: z.enum(["none", "high", "some"]),
  holdTags: names,
};
