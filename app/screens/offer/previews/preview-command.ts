import { z } from "zod";
import type { Place } from "../condition-form.ts";
import { checkTogether, offerFields } from "../offer-form.ts";

/** An offer as it stands in the editor, whatever it is called, and for whom it is drawn. */
export function previewCommand(place: Place) {
  return z
    .object({
      ...offerFields(place),
      name: z.string().default(""),
      exampleProductId: z
        .string()
        .regex(/^\d{1,19}$/)
        .nullish(),
      language: z.string().regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/),
    })
    .superRefine(checkTogether);
}
