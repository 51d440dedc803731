import { z } from "zod";
import { checkboxField } from "#app/platform/forms/fields.ts";
import { StepSurroundings } from "#app/recovery/journeys/journey-definition.ts";
import { WHY } from "../blocks/with-footer.ts";
import { textsForm } from "../nodes/typed-texts.ts";

/** What is to be shown of a message that is being written, or sent to whoever writes it. */
export const PreviewCommand = z.object({
  channel: z.enum(["email", "sms", "whatsapp"]),
  purpose: z.enum(["marketing", "transactional"]).default("marketing"),
  why: z.enum(WHY).default("cart"),
  written: textsForm.element,
  withCode: checkboxField(),
  /** The journey that it is a step of, as it is being edited. */
  within: StepSurroundings,
  /** With whose cart; absent: the last one that was left, else an example. */
  abandonmentId: z.uuid().nullish(),
  /** Where a test is sent to. */
  sendTo: z.string().max(254).optional(),
});

export type PreviewCommand = z.output<typeof PreviewCommand>;
