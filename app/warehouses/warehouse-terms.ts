import { z } from "zod";
import { PriceList } from "./price-list.ts";

/** What the merchant calls a warehouse: also the name of its fulfillment service and location in Shopify, which takes up to 100 characters. */
export const WarehouseName = z.string("Name the warehouse").trim().min(1, "Name the warehouse").max(100, "Use 100 characters at most");

/** On what terms a warehouse ships: its rank, its working hours, its prices. Amounts are minor units. Parses a form, and a warehouse's row. */
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

/** What a form says of them: the rest stays, or gets a sensible first value. */
export type SomeTerms = { [Term in keyof WarehouseTerms]?: WarehouseTerms[Term] | undefined };

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return name !== "";
  } catch {
    return false;
  }
}
