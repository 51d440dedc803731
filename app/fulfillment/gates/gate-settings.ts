import { z } from "zod";
import { checkboxField, numberField } from "#app/platform/forms/fields.ts";
import { MOST_MINUTES } from "./wait.ts";

/** Left empty, none: a form says nothing of an empty field. */
const names = z
  .string()
  .max(1000)
  .default("")
  .transform((typed) => [...new Set(typed.split(",").map((name) => name.trim()))].filter((name) => name !== ""));

/** The fields in which a merchant says what keeps an order back (GatePolicy): names are typed with commas between them. */
export const gateFields = {
  holdUnpaid: checkboxField(),
  paidOnDelivery: names,
  holdRisk: z.enum(["none", "high", "some"]),
  holdTags: names,
  waitMinutes: numberField(z.int().min(0).max(MOST_MINUTES)),
};
