import { z } from "zod";
import type { Place } from "./condition-form.ts";
import { checkTogether, offerFields } from "./offer-form.ts";

/** What a merchant can do with an offer, or while he edits it. `state`: what becomes of it with what is saved; without, it stays as it is. */
export function offerCommand(place: Place) {
  return z.discriminatedUnion("intent", [
    z.object({ intent: z.literal("save"), state: z.enum(["live", "draft"]).optional(), ...offerFields(place) }).superRefine(checkTogether),
    z.object({ intent: z.enum(["pause", "delete", "read-markets"]) }),
  ]);
}

export type OfferCommand = z.output<ReturnType<typeof offerCommand>>;
