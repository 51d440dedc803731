import type { KlaviyoCondition } from "../reading/klaviyo-shapes.ts";
import type { Asked, ConditionContext, ConditionReader } from "./asked.ts";
import { described } from "./described.ts";
import { readMetricCondition, readMetricProperty } from "./metric-conditions.ts";
import { readConsent, readGroup, readProperty, readRegion, readSample } from "./profile-conditions.ts";

const READERS: Readonly<Record<string, ConditionReader>> = {
  "profile-metric": readMetricCondition,
  "metric-property": readMetricProperty,
  "profile-property": readProperty,
  "profile-marketing-consent": readConsent,
  "profile-region": readRegion,
  "profile-sample": readSample,
  "profile-not-in-flow": readGroup,
};

/** One condition of Klaviyo's, as Waybill asks it. */
export function readCondition(condition: KlaviyoCondition, context: ConditionContext): Asked {
  const { type } = condition;
  const read = typeof type === "string" && Object.hasOwn(READERS, type) ? READERS[type]?.(condition, context) : undefined;
  const { metric_id: metric } = condition;
  const isUnnamed = typeof metric === "string" && context.eventOf(metric) === undefined;
  return read ?? { is: "unknown", said: described(condition, context.metrics), notes: [], ...(isUnnamed && { metricId: metric }) };
}
