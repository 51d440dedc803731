import { z } from "zod";
import { defineEvent } from "#app/platform/events/event-type.ts";
import { OutsideNumber } from "#app/platform/ids.ts";

/** What the warehouses have of a variant will soon be gone (stock-cover.ts). Said once, until there is enough of it again. */
export const stockOutAhead = defineEvent("stock.out-ahead", {
  payload: z.object({ variantId: OutsideNumber, saidAt: z.iso.datetime() }),
  key: ({ variantId }) => `variant:${variantId}`,
});
