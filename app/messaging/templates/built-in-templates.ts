import type { TemplateToCheck } from "./template-work.ts";

/** A mail's template that comes with Waybill. Each passes `checkMailTemplate`, and is no spam to SpamAssassin (test/messaging/built-in-templates.test.ts). */
export type BuiltInMailTemplate = TemplateToCheck & {
  /** Of its room: `recovery.cart-first`. */
  name: string;
};

const templates: BuiltInMailTemplate[] = [];

/** Adds the templates that a room above brings, when it is loaded. */
export function offerMailTemplates(offered: readonly BuiltInMailTemplate[]): void {
  for (const template of offered) {
    if (templates.some(({ name }) => name === template.name)) throw new Error(`There is a mail template "${template.name}" already.`);
    templates.push(template);
  }
}

/** All that were offered. */
export const builtInMailTemplates = (): readonly BuiltInMailTemplate[] => templates;
