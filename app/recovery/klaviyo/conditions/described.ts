import { shortened } from "#app/platform/cut-text.ts";
import type { KlaviyoCondition } from "../reading/klaviyo-shapes.ts";

const MOST = 160;

/** What a condition of Klaviyo's says, in its own words: `profile-property · properties['Color'] · equals · blue`. */
export function described(condition: KlaviyoCondition, metrics: ReadonlyMap<string, string>): string {
  const said: string[] = [];
  const say = (value: unknown, key: string): void => {
    if (said.length > 20) return;
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
      // `type` names the kind of a value within a filter: of the condition itself alone it says something.
      if (key !== "type" || said.length === 0)
        said.push(key === "metric_id" ? (metrics.get(String(value)) ?? String(value)) : String(value));
    } else if (Array.isArray(value)) said.push(value.filter((one) => typeof one !== "object").join(", "));
    else if (typeof value === "object" && value !== null) for (const [name, one] of Object.entries(value)) say(one, name);
  };
  const { type, ...rest } = condition;
  say(type, "type");
  say(rest, "");
  const whole = said.join(" · ").replaceAll(/\s+/g, " ").trim();
  return shortened(whole, MOST) || "?";
}
