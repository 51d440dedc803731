import type { KlaviyoEvent } from "../mapping/klaviyo-event.ts";
import type { KlaviyoCondition } from "../reading/klaviyo-shapes.ts";
import type { Asked } from "./asked.ts";
import { described } from "./described.ts";
import { readMetricCondition, readMetricProperty } from "./metric-conditions.ts";
import { readConsent, readGroup, readProperty, readRegion, readSample } from "./profile-conditions.ts";

/** What reading a condition needs to know around it. */
export type ConditionContext = {
  /** ISO 4217: conditions here name amounts in its minor units. */
  currency: string;
  /** What metrics are called, by their ids. */
  metrics: ReadonlyMap<string, string>;
  eventOf: (metricId: string) => KlaviyoEvent | undefined;
  /** Whether a purchase ends the journey, and what it is about is a cart. */
  isOfCart: boolean;
};

/** Reads one kind of condition; undefined where it has no counterpart. */
export type ConditionReader = (condition: KlaviyoCondition, context: ConditionContext) => Asked | undefined;

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
  return read ?? { is: "unknown", said: described(condition, context.metrics), notes: [] };
}
