import { z } from "zod";
import { MetaProblem } from "./meta-problem.ts";
import type { SendRequest } from "./send-request.ts";

export const CATEGORIES = ["MARKETING", "UTILITY", "AUTHENTICATION"] as const;
export const TEMPLATE_STATUSES = ["PENDING", "APPROVED", "REJECTED", "PAUSED", "DISABLED"] as const;

const Component = z.looseObject({
  type: z.enum(["HEADER", "BODY", "FOOTER", "BUTTONS"]),
  format: z.enum(["TEXT", "IMAGE", "VIDEO", "DOCUMENT", "LOCATION"]).optional(),
  text: z.string().min(1).max(1024).optional(),
  buttons: z.array(z.looseObject({ type: z.string(), text: z.string().max(25).optional(), url: z.string().optional() })).optional(),
});

/** What is asked for when a template is made. */
export const TemplateAsked = z.looseObject({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/),
  language: z.string().min(2),
  category: z.enum(CATEGORIES),
  components: z.array(Component).min(1),
});

export type Template = {
  id: string;
  name: string;
  language: string;
  category: (typeof CATEGORIES)[number];
  status: (typeof TEMPLATE_STATUSES)[number];
  components: z.infer<typeof Component>[];
  rejectedReason: string;
  /** From when on marketing messages take it: it is synchronised first. */
  readyAtMs: number;
};

const holesIn = (text: string | undefined) => new Set([...(text ?? "").matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name)).size;

/** Why Meta would refuse it when it looks at it; nothing when it would not. */
export function faultOf(components: Template["components"]): string | undefined {
  const body = components.find(({ type }) => type === "BODY")?.text;
  if (body === undefined) return "INVALID_FORMAT";
  return /^\s*\{\{|\}\}\s*$/.test(body) ? "INVALID_FORMAT" : undefined;
}

/** Refuses what is sent with another number or kind of parameters than the template has. */
export function demandFit(template: Template, sent: NonNullable<SendRequest["template"]>): void {
  const given = (type: string) => sent.components?.filter((each) => each.type === type) ?? [];
  const demand = (where: string, expected: number, actual: number) => {
    if (expected !== actual)
      throw new MetaProblem(
        132000,
        `${where}: number of localizable_params (${actual}) does not match the expected number of params (${expected})`,
      );
  };
  for (const component of template.components) {
    const sentHere = given(component.type.toLowerCase()).flatMap(({ parameters }) => parameters ?? []);
    if (component.type === "BODY") demand("body", holesIn(component.text), sentHere.length);
    if (component.type === "HEADER" && (component.format ?? "TEXT") === "TEXT") demand("header", holesIn(component.text), sentHere.length);
    else if (component.type === "HEADER") {
      demand("header", 1, sentHere.length);
      if (sentHere[0]?.type !== component.format?.toLowerCase())
        throw new MetaProblem(
          132012,
          `header: Format mismatch, expected ${component.format ?? ""}, received ${sentHere[0]?.type.toUpperCase() ?? ""}`,
        );
    }
    for (const [index, button] of (component.buttons ?? []).entries())
      if (button.type === "URL") {
        const ofButton = given("button").filter((each) => String(each.index) === String(index));
        demand(`buttons ${index}`, holesIn(button.url), ofButton.flatMap(({ parameters }) => parameters ?? []).length);
      }
  }
  const texts = given("body").flatMap(({ parameters }) => parameters ?? []);
  if (texts.some(({ type, text }) => type === "text" && /[\n\t]| {5}/.test(text ?? "")))
    throw new MetaProblem(100, "Param text cannot have new-line/tab characters or more than 4 consecutive spaces");
}

export function viewTemplate({ id, name, language, category, status, components, rejectedReason }: Template) {
  return { id, name, language, category, status, components, ...(status === "REJECTED" && { rejected_reason: rejectedReason }) };
}
