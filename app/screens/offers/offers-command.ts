import { z } from "zod";
import { HOLDOUT_SHARES } from "#app/offers/experiments/holdout.ts";
import { numberField } from "#app/platform/forms/fields.ts";

/** What a merchant can set of all offers together. */
export const OffersCommand = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("save-measuring"),
    holdoutOf100: numberField(
      z
        .int()
        .min(HOLDOUT_SHARES.least * 100)
        .max(HOLDOUT_SHARES.most * 100),
    ),
  }),
  z.object({ intent: z.literal("save-short"), offeredShort: z.enum(["take-off", "ask"]) }),
]);
