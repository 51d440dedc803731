import { z } from "zod";
import { defineSettings } from "#app/platform/settings/define-settings.server.ts";
import { HOLDOUT_SHARES } from "./experiments/holdout.ts";
import { REFUND_DAYS } from "./reporting/settling.ts";

/** What a merchant sets of all offers together. */
export const offersSettings = defineSettings(
  "offers",
  z.object({
    /** Of the buyers so many are never offered anything, so that what offers bring can be measured. */
    holdoutShare: z.number().min(HOLDOUT_SHARES.least).max(HOLDOUT_SHARES.most).default(HOLDOUT_SHARES.least),
    /** So many days after it was placed an order counts as it is then: what comes back later changes no report. */
    refundDays: z.number().int().min(REFUND_DAYS.least).max(REFUND_DAYS.most).default(30),
  }),
);
