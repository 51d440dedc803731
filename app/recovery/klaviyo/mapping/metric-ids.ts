import type { KlaviyoDefinition } from "../reading/klaviyo-shapes.ts";

/** So many are asked about: a flow has a handful. */
const MOST = 30;

/** The metrics that a flow's triggers and conditions name, each once: that of its trigger first. */
export function metricIdsIn(definition: KlaviyoDefinition): string[] {
  const found = new Set(definition.triggers.flatMap(({ type, id }) => (type === "metric" && id ? [id] : [])));
  const look = (value: unknown): void => {
    if (typeof value !== "object" || value === null || found.size >= MOST) return;
    for (const [name, one] of Object.entries(value)) {
      if (name === "metric_id" && (typeof one === "string" || typeof one === "number")) found.add(String(one));
      else look(one);
    }
  };
  look(definition.profile_filter);
  look(definition.triggers.map(({ trigger_filter: filter }) => filter));
  look(definition.actions.map(({ data }) => data));
  return [...found].slice(0, MOST);
}
