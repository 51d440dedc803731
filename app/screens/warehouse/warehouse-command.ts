import { z } from "zod";
import { amountField, jsonField, numberField } from "#app/platform/forms/fields.ts";
import type { Reply } from "#app/platform/http/reply.ts";
import type { RowProblem } from "#app/stock/read-stock-csv.ts";
import { PostalAddressForm } from "#app/warehouses/postal-address-form.ts";
import { ClosedDays, WarehouseName, WarehouseTerms } from "#app/warehouses/warehouse-terms.ts";
import { priceFields } from "./typed-prices.ts";

/** When a warehouse ships, and how it ranks. */
export const ScheduleForm = WarehouseTerms.omit({ prices: true, closedDays: true }).extend({
  /** Dates with commas or blanks between them; what says nothing of them leaves them as they are. */
  closedDays: z
    .string()
    .max(5000)
    .transform((typed) => typed.split(/[\s,;]+/).filter(Boolean))
    .pipe(ClosedDays)
    .optional(),
});

/** What was counted on the shelves. A SKU that still lies there as it `was` has not been counted. */
export const CountForm = z.object({
  counts: z
    .array(
      z.object({
        sku: z.string().min(1),
        was: numberField(z.int()).optional(),
        onHand: numberField(z.int().min(0).max(999_999_999)),
        bin: z.string().max(60).nullish(),
      }),
    )
    .min(1)
    .max(500),
});

/** How the warehouse ships what buyers choose at checkout: amounts as they are typed. Without a service Waybill chooses. */
export function serviceFields(currency: string) {
  return z.object({
    choices: z
      .array(
        z.object({
          shippingLine: z.string().min(1).max(255),
          service: z.string().max(255),
          extra: amountField(currency, z.int().min(0).max(100_000_000)),
        }),
      )
      .max(200),
  });
}

/** A list's longest text: 100,000 rows of some hundred letters. */
export const LONGEST_LIST = 10_000_000;

/** What a merchant can tell a warehouse on its page, by `intent`. */
export function warehouseCommand(currency: string) {
  return z.discriminatedUnion("intent", [
    z.object({ intent: z.enum(["pause", "resume", "refresh", "disconnect", "confirm-prices"]) }),
    z.object({ intent: z.literal("place"), name: WarehouseName, address: PostalAddressForm.nullish() }),
    z.object({ intent: z.literal("prices"), ...priceFields(currency).shape }),
    z.object({ intent: z.literal("services"), ...serviceFields(currency).shape }),
    z.object({ intent: z.literal("schedule"), ...ScheduleForm.shape }),
    z.object({ intent: z.literal("count"), ...CountForm.shape }),
    z.object({ intent: z.literal("csv"), list: z.string().max(LONGEST_LIST) }),
    z.object({ intent: z.literal("renew"), credentials: jsonField(z.record(z.string(), z.string())) }),
  ]);
}

export type WarehouseCommand = z.output<ReturnType<typeof warehouseCommand>>;

/** What a command is answered with, the rows of a count that were left out, and what was made of others. */
export type WarehouseReply = Reply & { problems?: readonly RowProblem[]; notes?: readonly RowProblem[] };
