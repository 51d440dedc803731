import { z } from "zod";
import { isMessage, type Message } from "#app/platform/messages/message.ts";

/** What the thread of templates is asked. */
export type TemplateQuestion =
  /** MJML that a merchant wrote, to HTML in which its Liquid still stands. */
  | { kind: "compile"; mjml: string }
  /** Compiled HTML and a subject, for one person. */
  | { kind: "render"; subject: string; html: string; variables: object }
  /** Texts of a message that has no HTML, for one person. */
  | { kind: "render-texts"; texts: readonly string[]; variables: object }
  /** Texts in which something may be printed that isn't there. */
  | { kind: "find-gaps"; texts: readonly string[]; variables: object }
  /** MJML and a subject, looked at with an example's variables. */
  | ({ kind: "check" } & TemplateToCheck);

/** A template as it is looked at before it is used. */
export type TemplateToCheck = {
  subject: string;
  mjml: string;
  /** Of one person: what it may ask for is what stands here. */
  sample: object;
  /** Marketing needs a way out. */
  purpose: "marketing" | "transactional";
};

/** Why a template can't be used, in its own words where it has some. */
export const TemplateProblem = z.object({
  code: z.enum(["mjml", "lost-tag", "liquid", "too-large", "takes-too-long"]),
  detail: z.string(),
});
export type TemplateProblem = z.infer<typeof TemplateProblem>;

const Refused = z.object({ outcome: z.literal("refused"), problems: z.array(TemplateProblem) });

export const CompileAnswer = z.discriminatedUnion("outcome", [z.object({ outcome: z.literal("compiled"), html: z.string() }), Refused]);
export type CompileAnswer = z.infer<typeof CompileAnswer>;

/** `error`: it can't be sent so. `warning`: it looks other than meant somewhere, or may be taken for spam. */
export const TemplateFinding = z.object({ severity: z.enum(["error", "warning"]), message: z.custom<Message>(isMessage) });
export type TemplateFinding = z.infer<typeof TemplateFinding>;

export const CheckAnswer = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("checked"), findings: z.array(TemplateFinding) }),
  Refused,
]);
export type CheckAnswer = z.infer<typeof CheckAnswer>;

export const RenderAnswer = z.discriminatedUnion("outcome", [
  z.object({
    outcome: z.literal("rendered"),
    mail: z.object({ subject: z.string(), html: z.string(), text: z.string() }),
    /** Gmail shows only the beginning of such a mail. */
    isClipped: z.boolean(),
  }),
  Refused,
]);
export type RenderAnswer = z.infer<typeof RenderAnswer>;

export const TextsAnswer = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("rendered"), texts: z.array(z.string()) }),
  Refused,
]);
export type TextsAnswer = z.infer<typeof TextsAnswer>;

export const GapsAnswer = z.discriminatedUnion("outcome", [z.object({ outcome: z.literal("looked"), gaps: z.array(z.string()) }), Refused]);
export type GapsAnswer = z.infer<typeof GapsAnswer>;
