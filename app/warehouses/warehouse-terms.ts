import { z } from "zod";
import { PriceList } from "./price-list.ts";

/** On what terms a warehouse ships: its rank, its calendar, its prices. Amounts are minor units. */
export const WarehouseTerms = z.object({
  /** The merchant's rank, 1 first. */
  priority: z.coerce.number("Enter a whole number").int("Enter a whole number").min(1, "1 is the first rank").max(1000),
  timeZone: z.string().refine(isTimeZone, "Choose a time zone"),
  cutOff: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Enter the cut-off as hours and minutes, e.g. 16:00"),
  /** 1 = Monday … 7 = Sunday. */
  workingDays: z
    .array(z.coerce.number().int().min(1).max(7))
    .min(1, "Choose at least one working day")
    .transform((days) => [...new Set(days)].sort()),
  prices: PriceList,
});

export type WarehouseTerms = z.infer<typeof WarehouseTerms>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return name !== "";
  } catch {
    return false;
  }
}
