import { z } from "zod";
import { ifMissing, issue } from "#app/platform/forms/issue.ts";
import { warehouses } from "./messages.ts";
import { PriceList } from "./price-list.ts";

const noName = issue(warehouses.message("no-name"));
const notWhole = issue(warehouses.message("not-whole"));

/** What the merchant calls a warehouse: also the name of its fulfillment service and location in Shopify, which takes up to 100 characters. */
export const WarehouseName = z
  .string(noName)
  .trim()
  .min(1, noName)
  .max(100, issue(warehouses.message("name-too-long", { count: 100 })));

/** ISO dates on which a warehouse is closed although it works on that day of the week: each once, in order. */
export const ClosedDays = z
  .array(z.iso.date(issue(warehouses.message("not-a-date"))))
  .max(200, issue(warehouses.message("too-many-closed-days", { count: 200 })))
  .transform((days) => [...new Set(days)].sort());

/** On what terms a warehouse ships: its rank, its working hours, its prices. Amounts are minor units. Parses a form, and a warehouse's row. */
export const WarehouseTerms = z.object({
  /** The merchant's rank, 1 first. */
  priority: z.coerce
    .number(ifMissing(notWhole))
    .int(notWhole)
    .min(1, issue(warehouses.message("rank-too-low")))
    .max(1000),
  timeZone: z.string().refine(isTimeZone, issue(warehouses.message("no-time-zone"))),
  cutOff: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, issue(warehouses.message("no-cut-off"))),
  /** 1 = Monday … 7 = Sunday. */
  workingDays: z
    .array(z.coerce.number().int().min(1).max(7))
    .min(1, issue(warehouses.message("no-working-day")))
    .transform((days) => [...new Set(days)].sort((one, other) => one - other)),
  closedDays: ClosedDays.optional(),
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
