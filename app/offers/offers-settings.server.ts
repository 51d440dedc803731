import { z } from "zod";
import { defineSettings } from "#app/platform/settings/define-settings.server.ts";
import { HOLDOUT_SHARES } from "./experiments/holdout.ts";

/** What a merchant sets of all offers together. */
export const offersSettings = defineSettings(
  "offers",
  z.object({
    /** Of the buyers so many are never offered anything, so that what offers bring can be measured. */
    holdoutShare: z.number().min(HOLDOUT_SHARES.least).max(HOLDOUT_SHARES.most).default(HOLDOUT_SHARES.least),
  }),
);
