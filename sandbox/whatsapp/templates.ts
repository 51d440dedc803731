import type { Clock } from "../clock.ts";
import { MetaProblem } from "./meta-problem.ts";
import { faultOf, type Template, TemplateAsked } from "./template.ts";
import type { Webhooks } from "./webhooks.ts";

const LOOKED_AT_AFTER_MS = 5_000;
const SYNCED_AFTER_MS = 600_000;

export type Templates = {
  all(): readonly Template[];
  find(name: string, language: string): Template | undefined;
  byId(id: string): Template | undefined;
  create(body: unknown): Template;
  edit(template: Template, components: Template["components"]): void;
  remove(name: string, id?: string | null): boolean;
  /** What Meta decides, and tells. */
  decide(
    template: Template,
    change: { status?: Template["status"] | undefined; category?: Template["category"] | undefined; reason?: string | undefined },
  ): void;
};

/** The templates of an account: looked at by Meta a few seconds after they were made or changed. */
export function createTemplates(clock: Clock, webhooks: Webhooks): Templates {
  let templates: Template[] = [];
  let lastId = 920_000_000_000_000;

  const decide: Templates["decide"] = (template, { status, category, reason }) => {
    const named = {
      message_template_id: Number(template.id),
      message_template_name: template.name,
      message_template_language: template.language,
    };
    if (category !== undefined && category !== template.category) {
      const value = { ...named, previous_category: template.category, new_category: category };
      template.category = category;
      webhooks.send("template_category_update", "template_category_update", value);
    }
    if (status === undefined || status === template.status) return;
    template.status = status;
    template.rejectedReason = reason ?? "NONE";
    webhooks.send("message_template_status_update", "message_template_status_update", {
      event: status,
      ...named,
      reason: template.rejectedReason,
    });
  };
  const lookAt = (template: Template) =>
    clock.schedule(clock.now().add({ milliseconds: LOOKED_AT_AFTER_MS }), () => {
      if (template.status !== "PENDING") return;
      const fault = faultOf(template.components);
      decide(template, fault === undefined ? { status: "APPROVED" } : { status: "REJECTED", reason: fault });
    });

  return {
    all: () => templates,
    find: (name, language) => templates.find((template) => template.name === name && template.language === language),
    byId: (id) => templates.find((template) => template.id === id),
    create(body) {
      const asked = TemplateAsked.safeParse(body);
      if (!asked.success)
        throw new MetaProblem(100, asked.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; "));
      const { name, language, category, components } = asked.data;
      if (templates.some((each) => each.name === name && each.language === language))
        throw new MetaProblem(100, `There is already ${language} content for this template.`);
      const readyAtMs = clock.now().epochMilliseconds + SYNCED_AFTER_MS;
      const template: Template = {
        id: String((lastId += 1)),
        name,
        language,
        category,
        components,
        status: "PENDING",
        rejectedReason: "NONE",
        readyAtMs,
      };
      templates.push(template);
      lookAt(template);
      return template;
    },
    edit(template, components) {
      template.components = components;
      template.status = "PENDING";
      lookAt(template);
    },
    remove(name, id) {
      const { length } = templates;
      templates = templates.filter((template) => template.name !== name || (id != null && template.id !== id));
      return templates.length < length;
    },
    decide,
  };
}
